using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace Qrie.Aws.Protocol;

/// <summary>
/// A service of the JSON protocol, such as CloudTrail or Organizations: the operation stands in a header, input and output are JSON
/// (<see href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html"/>).
/// </summary>
/// <param name="parameters">What the client is made of; the configuration is already applied to <paramref name="config"/>.</param>
/// <param name="config">The service and its endpoint.</param>
/// <param name="targetPrefix">What the header has before the operation, such as <c>AWSOrganizationsV20161128</c>.</param>
/// <param name="version">The version of the protocol: <c>1.1</c>, or <c>1.0</c>.</param>
internal sealed class JsonClient(AwsClientParameters parameters, AwsProtocolConfig config, string targetPrefix, string version = "1.1") : IDisposable
{
    private readonly AwsProtocolClient client = new(parameters.Credentials, config, parameters.Handler);

    /// <summary>Calls an operation.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The output: an object, empty for an operation without one.</returns>
    /// <exception cref="AmazonServiceException">The service refused; the code is the service's own. Or the answer is no JSON object.</exception>
    public async Task<JsonElement> CallAsync(string operation, JsonObject input, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(
            new AwsCall
            {
                Operation = operation,
                Headers = new Dictionary<string, string>
                {
                    ["Content-Type"] = $"application/x-amz-json-{version}",
                    ["X-Amz-Target"] = $"{targetPrefix}.{operation}",
                },
                Content = Encoding.UTF8.GetBytes(input.ToJsonString()),
            },
            cancellationToken);
        try
        {
            using var output = JsonDocument.Parse(answer.Body.Length == 0 ? "{}" : answer.Body);
            return output.RootElement.ValueKind == JsonValueKind.Object ? output.RootElement.Clone() : throw NoJson(operation, null);
        }
        catch (JsonException exception)
        {
            throw NoJson(operation, exception);
        }
    }

    /// <summary>Calls an operation that answers in pages until there is no further page.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="cancellationToken">Gives the calls up.</param>
    /// <param name="token">The member with which the next page is told and asked for.</param>
    /// <returns>The output of each page.</returns>
    public async IAsyncEnumerable<JsonElement> PagesAsync(
        string operation, JsonObject input, [EnumeratorCancellation] CancellationToken cancellationToken, string token = "NextToken")
    {
        var asked = (JsonObject)input.DeepClone();
        while (true)
        {
            var page = await CallAsync(operation, asked, cancellationToken);
            yield return page;
            if (page.Text(token) is not { Length: > 0 } next)
            {
                yield break;
            }

            asked[token] = next;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static AmazonServiceException NoJson(string operation, Exception? inner) =>
        new($"{operation} was not answered in JSON.", inner, ErrorType.Receiver, "SerializationException", "", HttpStatusCode.BadGateway);
}
