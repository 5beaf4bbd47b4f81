namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>The tables of the inventory. Deployment templates and <c>qrie tables create</c> make them; a silo never does.</summary>
internal static class DynamoSchema
{
    /// <summary>Deliveries that wait, by when they are due, and those that were given up, the last first.</summary>
    public static DynamoIndex DeliveryQueues { get; } = new("by-queue", DeliveryItem.Queue, DeliveryItem.QueueOrder, []);

    // Enough to filter by and to count; whoever needs the rest gets the item.
    private static readonly string[] Summary =
    [
        ResourceItem.Account, ResourceItem.Type, ResourceItem.Service, ResourceItem.Region, ResourceItem.Status, ResourceItem.Active,
        ResourceItem.Resolved, ResourceItem.Excepted, ResourceItem.Unknown, ResourceItem.Unreadable,
    ];

    /// <summary>One item per resource: the truth, with its findings inside.</summary>
    public static DynamoTable Resources { get; } = new("resources", ResourceItem.Arn)
    {
        Indexes =
        [
            new("by-account", ResourceItem.Account, ResourceItem.TypeAndArn, [.. Summary.Except([ResourceItem.Account])]),
            new("by-shard", ResourceItem.Shard, ResourceItem.Arn, Summary),
            new("due", ResourceItem.DueShard, ResourceItem.DueAt, [ResourceItem.Type, ResourceItem.Account, ResourceItem.Region]),
            new("unpublished", ResourceItem.UnpublishedShard, ResourceItem.UnpublishedAt, []),
        ],
        ExpiresAt = ItemPlace.ExpiresAt,
    };

    /// <summary>One item per finding; follows the resource's item.</summary>
    public static DynamoTable Findings { get; } = new("findings", FindingItem.Arn, FindingItem.Policy)
    {
        Indexes =
        [
            new("by-account", FindingItem.AccountAndStatus, FindingItem.Order, null),
            new("by-policy", FindingItem.PolicyAndStatus, FindingItem.Order, null),
            new("by-band", FindingItem.BandShard, FindingItem.Order, null),
        ],
        ExpiresAt = ItemPlace.ExpiresAt,
    };

    /// <summary>What happened to each resource.</summary>
    public static DynamoTable History { get; } = new("history", "arn", "at") { ExpiresAt = ItemPlace.ExpiresAt };

    /// <summary>What opened and was resolved on each day, and what of it was not told of yet.</summary>
    public static DynamoTable Days { get; } = new("days", TurnItem.DayShard, TurnItem.Turn)
    {
        Indexes = [new("untold", TurnItem.UntoldShard, TurnItem.Turn, [])],
        ExpiresAt = ItemPlace.ExpiresAt,
    };

    /// <summary>Which resources' configurations hold facts of a resource, and which go by a name.</summary>
    public static DynamoTable Links { get; } = new("links", "target", "arn") { ExpiresAt = ItemPlace.ExpiresAt };

    /// <summary>The rows of the inboxes.</summary>
    public static DynamoTable Inbox { get; } = new("inbox", "inbox", "key");

    /// <summary>The changes that were given up.</summary>
    public static DynamoTable Quarantine { get; } = new("quarantine", "inbox", "key");

    /// <summary>The states of grains that are no resources.</summary>
    public static DynamoTable Grains { get; } = new("grains", "id", "name");

    /// <summary>The coverage counters.</summary>
    public static DynamoTable Counters { get; } = new("counters", "account", "counter");

    /// <summary>The audit trail, a partition for each month.</summary>
    public static DynamoTable Audit { get; } = new("audit", "month", "at");

    /// <summary>Scans, each with its units: an item of the key <see cref="ScanItem.Whole"/> is the scan itself.</summary>
    public static DynamoTable Scans { get; } = new("scans", ScanItem.Scan, ScanItem.Key)
    {
        Indexes =
        [
            new("by-time", ScanItem.Listed, ScanItem.LatestFirst, null),
            new("unfinished", ScanItem.Unfinished, ScanItem.OldestFirst, []),
            new("unfinished-by-key", ScanItem.UnfinishedKey, ScanItem.OldestFirst, []),
        ],
    };

    /// <summary>The last complete scans.</summary>
    public static DynamoTable Baselines { get; } = new("baselines", "account", "unit");

    /// <summary>The accounts.</summary>
    public static DynamoTable Accounts { get; } = new("accounts", "id");

    /// <summary>The tokens for programs.</summary>
    public static DynamoTable Tokens { get; } = new("tokens", "id");

    /// <summary>Views, by their owners.</summary>
    public static DynamoTable Views { get; } = new("views", DynamoViewStore.Owner, DynamoViewStore.Id)
    {
        Indexes = [new("shared", DynamoViewStore.Shared, DynamoViewStore.Id, null)],
    };

    /// <summary>The keys that all silos encrypt and sign under.</summary>
    public static DynamoTable Keys { get; } = new("keys", "purpose", "number");

    /// <summary>The destinations of notifications that were made by the API.</summary>
    public static DynamoTable Destinations { get; } = new("destinations", "id");

    /// <summary>What each destination is to be told of, and what it could not be.</summary>
    public static DynamoTable Deliveries { get; } = new("deliveries", DeliveryItem.Destination, DeliveryItem.Delivery) { Indexes = [DeliveryQueues] };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DynamoTable> All { get; } =
    [
        Resources, Findings, History, Days, Links, Inbox, Quarantine, Grains, Counters, Audit, Scans, Baselines, Accounts, Tokens, Views, Keys,
        Destinations, Deliveries,
    ];
}
