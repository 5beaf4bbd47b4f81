using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Amazon.Runtime;
using Qrie.Aws.Protocol;

namespace Qrie.Aws.Iam;

/// <summary>
/// AWS Identity and Access Management, as far as it is read (<see href="https://docs.aws.amazon.com/IAM/latest/APIReference/"/>).
/// What it answers stays XML; <see cref="IamXml"/> reads it.
/// </summary>
internal sealed class IamClient(QueryClient query) : IDisposable
{
    /// <summary>The code with which IAM says that there is none.</summary>
    public const string NoSuchEntity = "NoSuchEntity";

    private const string PageSize = "1000";

    /// <summary>Calls an operation that answers with one thing.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="element">The result's element, such as <c>User</c>.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <param name="arguments">Its parameters.</param>
    /// <exception cref="AmazonServiceException">IAM refused.</exception>
    public async Task<XElement> GetAsync(
        string operation, string element, CancellationToken cancellationToken, params IReadOnlyList<(string Name, string Value)> arguments)
    {
        var result = await query.CallAsync(operation, arguments, cancellationToken);
        return element.Length == 0 ? result : result.Element(element)
            ?? throw new AmazonServiceException($"{operation} answered without {element}.") { ErrorCode = "SerializationException" };
    }

    /// <summary>Calls an operation that answers with one thing, or that there is none.</summary>
    /// <returns>The element; null when there is none.</returns>
    public async Task<XElement?> FindAsync(
        string operation, string element, CancellationToken cancellationToken, params IReadOnlyList<(string Name, string Value)> arguments)
    {
        try
        {
            return await GetAsync(operation, element, cancellationToken, arguments);
        }
        catch (AmazonServiceException absent) when (absent.ErrorCode == NoSuchEntity)
        {
            return null;
        }
    }

    /// <summary>All members of a list, of all its pages.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="list">The result's list, such as <c>AccessKeyMetadata</c>.</param>
    /// <param name="cancellationToken">Gives the calls up.</param>
    /// <param name="arguments">Its parameters.</param>
    public async Task<IReadOnlyList<XElement>> ListAsync(
        string operation, string list, CancellationToken cancellationToken, params IReadOnlyList<(string Name, string Value)> arguments)
    {
        var all = new List<XElement>();
        await foreach (var page in query.PagesAsync(operation, [.. arguments, ("MaxItems", PageSize)], cancellationToken))
        {
            all.AddRange(IamXml.Members(page, list));
        }

        return all;
    }

    /// <summary>Users, groups, roles and policies of the account with their documents, page by page.</summary>
    /// <param name="kinds">Of <c>User</c>, <c>Group</c>, <c>Role</c>, <c>LocalManagedPolicy</c>.</param>
    /// <param name="cancellationToken">Gives the calls up.</param>
    public async IAsyncEnumerable<XElement> DetailsAsync(IReadOnlyList<string> kinds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in query.PagesAsync(
            "GetAccountAuthorizationDetails", [.. QueryClient.List("Filter", kinds), ("MaxItems", PageSize)], cancellationToken))
        {
            yield return page;
        }
    }

    /// <summary>The numbers of the account's summary.</summary>
    /// <param name="cancellationToken">Gives the call up.</param>
    public async Task<IReadOnlyDictionary<string, long>> SummaryAsync(CancellationToken cancellationToken) =>
        (await GetAsync("GetAccountSummary", "SummaryMap", cancellationToken))
            .Elements("entry")
            .ToDictionary(entry => entry.Element("key")!.Value, entry => long.Parse(entry.Element("value")!.Value, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public void Dispose() => query.Dispose();
}
