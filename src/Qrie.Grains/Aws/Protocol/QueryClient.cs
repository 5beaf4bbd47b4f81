using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;

namespace Qrie.Aws.Protocol;

/// <summary>
/// A service of the Query protocol, such as IAM, RDS or SNS: an operation and its parameters go as a form, the answer is XML
/// (<see href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html"/>).
/// </summary>
/// <param name="parameters">What the client is made of; the configuration is already applied to <paramref name="config"/>.</param>
/// <param name="config">The service and its endpoint.</param>
/// <param name="version">The version of its API, such as <c>2010-05-08</c>.</param>
internal sealed class QueryClient(AwsClientParameters parameters, AwsProtocolConfig config, string version) : IDisposable
{
    private readonly AwsProtocolClient client = new(parameters.Credentials, config, parameters.Handler);

    /// <summary>The parameters of a list of texts, numbered from one.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="values">The texts.</param>
    /// <param name="member">What stands between name and number: <c>member</c>, or the member's own name, as RDS has it.</param>
    public static IEnumerable<(string Name, string Value)> List(string name, IEnumerable<string> values, string member = "member") =>
        values.Select((value, index) => (string.Create(CultureInfo.InvariantCulture, $"{name}.{member}.{index + 1}"), value));

    /// <summary>Calls an operation.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="arguments">Its parameters, flattened.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The result, whose elements are in no namespace; empty for an operation without one.</returns>
    /// <exception cref="AmazonServiceException">The service refused; the code is the service's own. Or the answer is no XML.</exception>
    public async Task<XElement> CallAsync(string operation, IEnumerable<(string Name, string Value)> arguments, CancellationToken cancellationToken)
    {
        var form = arguments
            .Prepend(("Version", version)).Prepend(("Action", operation))
            .Select(pair => $"{WebUtility.UrlEncode(pair.Item1)}={WebUtility.UrlEncode(pair.Item2)}");
        var answer = await client.SendAsync(
            new AwsCall
            {
                Operation = operation,
                Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8" },
                Content = Encoding.UTF8.GetBytes(string.Join('&', form)),
            },
            cancellationToken);
        try
        {
            var root = WithoutNamespaces(XElement.Parse(answer.Body));
            return root.Element($"{operation}Result") ?? new XElement($"{operation}Result");
        }
        catch (XmlException exception)
        {
            throw new AmazonServiceException($"{operation} was not answered in XML.", exception, ErrorType.Receiver, "SerializationException", "", HttpStatusCode.BadGateway);
        }
    }

    /// <summary>Calls an operation that answers in pages until there is no further page.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="arguments">Its parameters, flattened.</param>
    /// <param name="cancellationToken">Gives the calls up.</param>
    /// <param name="token">The element that the next page is asked with, and the parameter that takes it.</param>
    /// <returns>The result of each page.</returns>
    public async IAsyncEnumerable<XElement> PagesAsync(
        string operation, IReadOnlyCollection<(string Name, string Value)> arguments, [EnumeratorCancellation] CancellationToken cancellationToken, string token = "Marker")
    {
        var next = "";
        do
        {
            var page = await CallAsync(operation, next.Length == 0 ? arguments : arguments.Append((token, next)), cancellationToken);
            next = page.Element(token)?.Value ?? "";
            yield return page;
        }
        while (next.Length > 0);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static XElement WithoutNamespaces(XElement element) => new(
        element.Name.LocalName,
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration),
        element.HasElements ? element.Elements().Select(WithoutNamespaces) : element.Value);
}
