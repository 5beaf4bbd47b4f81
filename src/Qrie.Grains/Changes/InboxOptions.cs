using System.ComponentModel.DataAnnotations;

namespace Qrie.Changes;

/// <summary>How inboxes gather and hand on changes. Section <c>Qrie:Inbox</c>.</summary>
public sealed class InboxOptions
{
    /// <summary>Lanes per account, 1 to 64; changing it needs drained inboxes. Default 4.</summary>
    [Range(1, 64)]
    public int Lanes { get; set; } = 4;

    /// <summary>How long changes that follow another of the same resource are gathered, 0 to 1 min. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest that a resource which keeps changing waits to be looked at, 1 s to 10 min. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Resources that one lane looks at side by side, 1 to 256. Default 8.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 8;

    /// <summary>Resources that may wait in one lane before it refuses more, 1 to 100,000. Default 5,000.</summary>
    [Range(1, 100_000)]
    public int Capacity { get; set; } = 5_000;

    /// <summary>Attempts before a change goes to quarantine, 1 to 100. Default 8.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>
    /// How long a change stays given up before it is tried again, if what failed may pass by itself, such as a service that was away;
    /// 1 min to 1 day. Default 15 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan TryAgainAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The wait before the second attempt; it doubles with each, with jitter, up to <see cref="MaxBackoff"/>. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan Backoff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between attempts. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The lane of a change.</summary>
    /// <param name="change">The change.</param>
    public string LaneOf(ResourceChange change) => $"{change.AccountId}/{StableHash(change.Key) % (uint)Lanes}";

    // FNV-1a: the same on every machine and in every version, unlike string.GetHashCode.
    private static uint StableHash(string text) =>
        text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
}
