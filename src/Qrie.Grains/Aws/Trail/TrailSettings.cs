using System.Text.Json.Serialization;

namespace Qrie.Aws.Trail;

/// <summary>What is set for a trail.</summary>
public sealed record TrailSettings
{
    /// <summary>The bucket into which log files go; of this account or of another.</summary>
    [JsonRequired]
    public required string BucketName { get; init; }

    /// <summary>What the keys of log files begin with; null for nothing.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>True when it records events of all regions.</summary>
    public bool IsMultiRegion { get; init; }

    /// <summary>True when it records events of all accounts of the organization.</summary>
    public bool IsOrganization { get; init; }

    /// <summary>True when it records events of global services.</summary>
    public bool IncludesGlobalServices { get; init; }

    /// <summary>True when digests are written, with which log files can be validated.</summary>
    public bool ValidatesLogFiles { get; init; }

    /// <summary>The key that encrypts log files; null when S3's own does.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The log group in CloudWatch Logs to which events go too; null for none.</summary>
    public string? LogGroupArn { get; init; }
}
