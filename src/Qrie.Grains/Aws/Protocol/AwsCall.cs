using Amazon.Runtime;

namespace Qrie.Aws.Protocol;

/// <summary>One request to a service whose SDK package is not to be had.</summary>
internal sealed class AwsCall : AmazonWebServiceRequest
{
    /// <summary>The operation's name, for metrics.</summary>
    public required string Operation { get; init; }

    public string Method { get; init; } = "POST";

    /// <summary>The path, already encoded, beginning with <c>/</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary>A prefix of the host name, ending with a dot; null for none. Left out where an endpoint is configured.</summary>
    public string? HostPrefix { get; init; }

    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public byte[]? Content { get; init; }
}
