using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Api.Notifications;

/// <summary>The finding that a test tells of; its account and bucket are nobody's.</summary>
internal static class SampleFinding
{
    public static FindingRow At(DateTimeOffset now) => new()
    {
        Arn = "arn:aws:s3:::qrie-test",
        Service = "s3",
        AccountId = "123456789012",
        Region = "us-east-1",
        Type = "AWS::S3::Bucket",
        Finding = new Finding
        {
            PolicyId = "S3BucketPublic",
            Severity = 90,
            Status = FindingStatus.Active,
            FirstSeen = now,
            OpenedAt = now,
            LastEvaluated = now,
            Message = "This is a test: no resource is concerned.",
            Evidence = "{}",
            SnapshotTime = now,
            PolicyRevision = 0,
        },
    };
}
