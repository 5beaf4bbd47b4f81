using Qrie.Changes;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Resources;
using Qrie.Views;

namespace Qrie.Console.Tests.Fakes;

/// <summary>Ordinary records to begin with.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Cause Cause(string eventName = "PutBucketPolicy") => new()
    {
        EventId = "e-1", EventName = eventName, Principal = "arn:aws:iam::111111111111:user/alice", SourceIp = "198.51.100.7", At = Noon,
    };

    public static Finding Finding(string policy = "S3BucketPublic", int severity = 95) => new()
    {
        PolicyId = policy, Severity = severity, Status = FindingStatus.Active, FirstSeen = Noon, OpenedAt = Noon, LastEvaluated = Noon,
        Message = "Everybody may read it.", Evidence = """{"statement":"AllowAll"}""", Cause = Cause(), SnapshotTime = Noon, PolicyRevision = 1,
    };

    public static FindingRow Row(string bucket = "logs", Finding? finding = null) => new()
    {
        Arn = $"arn:aws:s3:::{bucket}", Service = "s3", AccountId = "111111111111", Region = "us-east-1", Type = "AWS::S3::Bucket", Finding = finding ?? Finding(),
    };

    public static ResourceRow Resource(string bucket = "logs") => new()
    {
        Arn = $"arn:aws:s3:::{bucket}", Service = "s3", AccountId = "111111111111", Region = "us-east-1", Type = "AWS::S3::Bucket", Status = ResourceStatus.Present,
        FirstSeenAt = Noon, LastSeenAt = Noon, SnapshotTime = Noon, Configuration = """{"name":"logs","versioning":{"status":"Suspended"}}""",
        Tags = new Dictionary<string, string> { ["team"] = "core" }, OpenFindings = 1, Unreadable = [], UnknownPolicies = new Dictionary<string, string>(),
    };

    public static PolicyView Policy(string id, string title, int severity) => new()
    {
        PolicyId = id, Title = title, Description = "What it checks.", Service = "s3", Type = "AWS::S3::Bucket", Category = "access_control", Severity = severity,
        Rationale = "Why it matters.",
        Remediation = new()
        {
            Summary = "Close it.", Console = ["Open the S3 console.", "Choose NAME."], Note = "Ask before.",
            Cli = ["aws s3api put-public-access-block --bucket NAME", "aws s3api put-bucket-logging --bucket NAME --bucket-logging-status LOGS"],
        },
        Frameworks = [new FrameworkReference("CIS AWS Foundations v5.0", "2.1.4")],
        Permissions = ["s3:GetBucketPolicy"], Status = PolicyStatus.Active,
    };

    public static SavedView View(string name, string query, string owner = "local") => new()
    {
        Id = name, Owner = owner, Name = name, Page = ViewPages.Findings, Query = query, Shared = false, CreatedAt = Noon, ChangedAt = Noon,
    };

    public static FeedEvent Opened(string bucket = "fresh", Finding? finding = null) => new()
    {
        Kind = FeedEventKind.FindingOpened, At = Noon.AddMinutes(1), Arn = $"arn:aws:s3:::{bucket}", Type = "AWS::S3::Bucket", AccountId = "111111111111",
        Region = "us-east-1", Status = ResourceStatus.Present, Finding = finding ?? Finding(), Cause = Cause(),
    };
}
