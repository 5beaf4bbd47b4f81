using Qrie.Changes;
using Qrie.Findings;

namespace Qrie.Resources;

/// <summary>All that is known of one resource: the state of its grain and its row in the inventory.</summary>
[GenerateSerializer, Alias("qrie.resource-state")]
public sealed class ResourceState
{
    /// <summary>The name of the grain storage that is the inventory.</summary>
    public const string StorageName = "inventory";

    /// <summary>How many events are remembered at most, so that a duplicate costs no call.</summary>
    public const int MaxRecentEvents = 64;

    /// <summary>How many changes are remembered at most of which no event has told yet.</summary>
    public const int MaxUnexplained = 8;

    [NonSerialized]
    private object? stored;

    /// <summary>The ARN.</summary>
    [Id(0)] public string Arn { get; set; } = "";

    /// <summary>CloudFormation's name of the type.</summary>
    [Id(1)] public string Type { get; set; } = "";

    /// <summary>The account that owns the resource.</summary>
    [Id(2)] public string AccountId { get; set; } = "";

    /// <summary>The region in which it lives.</summary>
    [Id(3)] public string Region { get; set; } = "";

    /// <summary>Whether it exists.</summary>
    [Id(4)] public ResourceStatus Status { get; set; }

    /// <summary>When the describe that gave the configuration began, UTC; null before the first.</summary>
    [Id(5)] public DateTimeOffset? SnapshotTime { get; set; }

    /// <summary>When the resource was first seen, UTC.</summary>
    [Id(6)] public DateTimeOffset? FirstSeenAt { get; set; }

    /// <summary>When the resource was last described and found, UTC.</summary>
    [Id(7)] public DateTimeOffset? LastSeenAt { get; set; }

    /// <summary>The configuration as canonical JSON; null before the first describe. A tombstone keeps the last one.</summary>
    [Id(8)] public string? Configuration { get; set; }

    /// <summary>The resource's tags.</summary>
    [Id(9)] public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>Parts of the configuration that could not be read.</summary>
    [Id(10)] public List<UnreadablePart> Unreadable { get; set; } = [];

    /// <summary>ARNs of the resources whose facts are part of the configuration: a change there is a change here.</summary>
    [Id(11)] public List<string> Relations { get; set; } = [];

    /// <summary>Who made the last change that showed.</summary>
    [Id(12)] public Cause? LastCause { get; set; }

    /// <summary>Findings by policy id, active and resolved.</summary>
    [Id(13)] public Dictionary<string, Finding> Findings { get; set; } = [];

    /// <summary>The revision of the policy set that judged the configuration last.</summary>
    [Id(14)] public long PolicyRevision { get; set; }

    /// <summary>
    /// Events that are taken care of though the snapshot is too young to tell by its time, oldest first; at most
    /// <see cref="MaxRecentEvents"/>.
    /// </summary>
    [Id(15)] public List<RecentEvent> RecentEvents { get; set; } = [];

    /// <summary>The first instant at which a verdict would differ though nothing changed; null when none does.</summary>
    [Id(16)] public DateTimeOffset? ReevaluateAt { get; set; }

    /// <summary>Policies that could not be judged, with the reason.</summary>
    [Id(17)] public Dictionary<string, string> UnknownPolicies { get; set; } = [];

    /// <summary>History that the next write appends. The storage empties the list once it is written.</summary>
    [Id(18)] public List<ResourceHistoryEntry> UnwrittenHistory { get; set; } = [];

    /// <summary>Policies whose findings differ from what is stored. The storage empties the list once they are written.</summary>
    [Id(19)] public List<string> UnwrittenFindings { get; set; } = [];

    /// <summary>Other names by which records may speak of the resource; in the inventory they are found without regard to case.</summary>
    [Id(20)] public List<string> Names { get; set; } = [];

    /// <summary>When the configuration was last judged, UTC. An active finding that was judged then was last evaluated then.</summary>
    [Id(21)] public DateTimeOffset? EvaluatedAt { get; set; }

    /// <summary>Changes of which no event had told when they showed, oldest first; at most <see cref="MaxUnexplained"/>.</summary>
    [Id(22)] public List<UnexplainedChange> Unexplained { get; set; } = [];

    /// <summary>What the storage has written of this state, for it to write only what differs. Not serialized; null is always right.</summary>
    internal object? Stored
    {
        get => stored;
        set => stored = value;
    }
}
