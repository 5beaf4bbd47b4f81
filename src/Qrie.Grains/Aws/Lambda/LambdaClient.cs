using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.Runtime;
using Qrie.Aws.Protocol;

namespace Qrie.Aws.Lambda;

/// <summary>
/// The operations of Lambda that Qrie calls, over REST and JSON
/// (<see href="https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html"/>).
/// </summary>
internal sealed class LambdaClient(AwsClientParameters parameters, AwsProtocolConfig config) : IDisposable
{
    private const string Functions = "/2015-03-31/functions";

    private readonly AwsProtocolClient client = new(parameters.Credentials, config, parameters.Handler);

    /// <exception cref="AmazonServiceException"><c>ResourceNotFoundException</c>: there is no such function.</exception>
    public Task<JsonElement> GetFunctionConfigurationAsync(string name, CancellationToken cancellationToken) =>
        CallAsync("GetFunctionConfiguration", $"{Functions}/{{name}}/configuration", name, [], cancellationToken);

    /// <summary>The text of the policy of a function, or of one of its aliases or versions.</summary>
    /// <exception cref="AmazonServiceException"><c>ResourceNotFoundException</c>: there is no policy, or no such function.</exception>
    public async Task<string?> GetPolicyAsync(string name, string? qualifier, CancellationToken cancellationToken) =>
        (await CallAsync("GetPolicy", $"{Functions}/{{name}}/policy", name, qualifier is null ? [] : [("Qualifier", qualifier)], cancellationToken))
            .TryGetProperty("Policy", out var policy) ? policy.GetString() : null;

    public async Task<IReadOnlyDictionary<string, string>> ListTagsAsync(string arn, CancellationToken cancellationToken) =>
        (await CallAsync("ListTags", "/2017-03-31/tags/{name}", arn, [], cancellationToken)).TryGetProperty("Tags", out var tags) && tags.ValueKind == JsonValueKind.Object
            ? tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString() ?? "")
            : new Dictionary<string, string>();

    public IAsyncEnumerable<JsonElement> ListFunctionUrlConfigsAsync(string name, CancellationToken cancellationToken) =>
        ItemsAsync("ListFunctionUrlConfigs", "/2021-10-31/functions/{name}/urls", name, "FunctionUrlConfigs", cancellationToken);

    public IAsyncEnumerable<JsonElement> ListFunctionsAsync(CancellationToken cancellationToken) =>
        ItemsAsync("ListFunctions", $"{Functions}/", "", "Functions", cancellationToken);

    public void Dispose() => client.Dispose();

    private async IAsyncEnumerable<JsonElement> ItemsAsync(
        string operation, string path, string name, string member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? marker = null;
        do
        {
            var page = await CallAsync(operation, path, name, [("MaxItems", "50"), .. marker is null ? [] : new[] { ("Marker", marker) }], cancellationToken);
            if (page.TryGetProperty(member, out var items) && items.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in items.EnumerateArray())
                {
                    yield return item;
                }
            }

            marker = page.TryGetProperty("NextMarker", out var next) ? next.GetString() : null;
        }
        while (marker is { Length: > 0 });
    }

    private async Task<JsonElement> CallAsync(string operation, string path, string name, (string Name, string Value)[] query, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(
            new AwsCall
            {
                Operation = operation, Method = "GET", Path = path,
                PathParts = name.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["name"] = name },
                Query = query.ToDictionary(pair => pair.Name, pair => pair.Value),
            },
            cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new AmazonServiceException($"{operation} was not answered in JSON.", exception, ErrorType.Receiver, "SerializationException", "", HttpStatusCode.BadGateway);
        }
    }
}
