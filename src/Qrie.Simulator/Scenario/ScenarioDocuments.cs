using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qrie.Simulator.Scenario;

/// <summary>What people put.</summary>
internal static class ScenarioDocuments
{
    public const string Kms =
        "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>";

    public const string NoLogging = "<BucketLoggingStatus/>";

    public const string Lifecycle =
        "<LifecycleConfiguration><Rule><ID>expire-old-versions</ID><Filter><Prefix></Prefix></Filter><Status>Enabled</Status><NoncurrentVersionExpiration><NoncurrentDays>90</NoncurrentDays></NoncurrentVersionExpiration></Rule></LifecycleConfiguration>";

    public static string Block(bool on)
    {
        var flag = on ? "true" : "false";
        return $"<PublicAccessBlockConfiguration><BlockPublicAcls>{flag}</BlockPublicAcls><IgnorePublicAcls>{flag}</IgnorePublicAcls><BlockPublicPolicy>{flag}</BlockPublicPolicy><RestrictPublicBuckets>{flag}</RestrictPublicBuckets></PublicAccessBlockConfiguration>";
    }

    public static string Versioning(bool on) =>
        $"<VersioningConfiguration><Status>{(on ? "Enabled" : "Suspended")}</Status></VersioningConfiguration>";

    public static string Ownership(string ownership) =>
        $"<OwnershipControls><Rule><ObjectOwnership>{ownership}</ObjectOwnership></Rule></OwnershipControls>";

    public static string Logging(string target, string bucket) =>
        $"<BucketLoggingStatus><LoggingEnabled><TargetBucket>{target}</TargetBucket><TargetPrefix>{bucket}/</TargetPrefix></LoggingEnabled></BucketLoggingStatus>";

    public static string Tags(string team, string stage) =>
        $"<Tagging><TagSet><Tag><Key>team</Key><Value>{team}</Value></Tag><Tag><Key>stage</Key><Value>{stage}</Value></Tag></TagSet></Tagging>";

    public static string Region(string region) =>
        region == "us-east-1" ? "" : $"<CreateBucketConfiguration><LocationConstraint>{region}</LocationConstraint></CreateBucketConfiguration>";

    /// <summary>Lets everybody read.</summary>
    public static string PublicRead(string partition, string bucket) => Policy(new JsonObject
    {
        ["Sid"] = "SharedDownloads",
        ["Effect"] = "Allow",
        ["Principal"] = "*",
        ["Action"] = "s3:GetObject",
        ["Resource"] = $"arn:{partition}:s3:::{bucket}/*",
    });

    /// <summary>Refuses what does not come encrypted.</summary>
    public static string TlsOnly(string partition, string bucket) => Policy(new JsonObject
    {
        ["Sid"] = "TlsOnly",
        ["Effect"] = "Deny",
        ["Principal"] = "*",
        ["Action"] = "s3:*",
        ["Resource"] = new JsonArray($"arn:{partition}:s3:::{bucket}", $"arn:{partition}:s3:::{bucket}/*"),
        ["Condition"] = new JsonObject { ["Bool"] = new JsonObject { ["aws:SecureTransport"] = "false" } },
    });

    private static string Policy(JsonObject statement) =>
        new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) }.ToJsonString(JsonSerializerOptions.Default);
}
