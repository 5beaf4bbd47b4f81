using Qrie.Changes;

namespace Qrie;

/// <summary>Changes of one bucket for tests, timed in seconds after noon.</summary>
internal static class Change
{
    public static DateTimeOffset Noon { get; } = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static ResourceChange At(double seconds, ChangeKind kind = ChangeKind.Changed, string? part = null, string? id = null) => new()
    {
        Arn = "arn:aws:s3:::b",
        Type = "AWS::S3::Bucket",
        AccountId = "123456789012",
        Region = "us-east-1",
        Partition = "aws",
        Kind = kind,
        Part = part,
        Cause = new Cause { EventId = id ?? Guid.NewGuid().ToString(), EventName = "Event", At = Noon.AddSeconds(seconds) },
    };

    public static PendingChange Row(params ResourceChange[] changes) => new()
    {
        Key = changes[0].Key,
        Events = [.. changes],
        QueuedAt = Noon,
        DueAt = Noon,
    };
}
