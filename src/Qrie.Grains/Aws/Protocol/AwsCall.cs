using Amazon.Runtime;

namespace Qrie.Aws.Protocol;

/// <summary>One request to a service whose SDK package is not to be had.</summary>
internal sealed class AwsCall : AmazonWebServiceRequest
{
    /// <summary>The operation's name, for metrics.</summary>
    public required string Operation { get; init; }

    public string Method { get; init; } = "POST";

    /// <summary>The path, beginning with <c>/</c>; the SDK encodes its segments. <c>{name}</c> stands for one of <see cref="PathParts"/>.</summary>
    public string Path { get; init; } = "/";

    /// <summary>What stands in the path as one segment, whatever characters it has, by name without the braces.</summary>
    public IReadOnlyDictionary<string, string> PathParts { get; init; } = new Dictionary<string, string>();

    /// <summary>A prefix of the host name, ending with a dot; null for none. Left out where an endpoint is configured.</summary>
    public string? HostPrefix { get; init; }

    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public byte[]? Content { get; init; }
}
