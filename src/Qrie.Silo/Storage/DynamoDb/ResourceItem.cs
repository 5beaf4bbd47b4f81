using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// A resource's item: the whole state as one packed value, and beside it what is searched by and counted. While it carries
/// <see cref="UnpublishedShard"/>, the state's findings, its unwritten history and its links are not all written yet, nor are all
/// former links removed.
/// </summary>
internal static class ResourceItem
{
    public const int Shards = 8;

    public const string Arn = "arn";
    public const string Account = "account";
    public const string TypeAndArn = "type_arn";
    public const string Shard = "shard";
    public const string Type = "type";
    public const string Service = "service";
    public const string Region = "region";
    public const string Status = "status";
    public const string Active = "active";
    public const string Resolved = "resolved";
    public const string Excepted = "excepted";
    public const string Unknown = "unknown";
    public const string Unreadable = "unreadable";
    public const string DueShard = "due_shard";
    public const string DueAt = "due_at";
    public const string UnpublishedShard = "unpublished_shard";
    public const string UnpublishedAt = "unpublished_at";
    public const string Unlinked = "unlinked";
    public const string Version = "version";
    public const string Write = "write";
    private const string State = "state";

    public static IEnumerable<string> AllShards => Enumerable.Range(0, Shards).Select(shard => shard.ToString(CultureInfo.InvariantCulture));

    public static Item KeyOf(string arn) => new() { [Arn] = Attributes.Text(arn) };

    public static Item Of(ResourceState state, string service, long version)
    {
        var shard = Attributes.ShardOf(state.Arn, Shards);
        var item = new Item
        {
            [Arn] = Attributes.Text(state.Arn),
            [Account] = Attributes.Text(state.AccountId),
            [TypeAndArn] = Attributes.Text(Attributes.SortPart($"{state.Type}#{state.Arn}")),
            [Shard] = Attributes.Text(shard),
            [Type] = Attributes.Text(state.Type),
            [Service] = Attributes.Text(service),
            [Region] = Attributes.Text(state.Region),
            [Status] = Attributes.Number((int)state.Status),
            [Version] = Attributes.Number(version),
            [Write] = Attributes.Text(Guid.NewGuid().ToString("N")),
            [State] = Attributes.Pack(StoredJson.Write(state)),
        };
        AddTexts(item, Active, Summaries(state, FindingStatus.Active));
        AddTexts(item, Resolved, Summaries(state, FindingStatus.Resolved));
        AddTexts(item, Excepted, state.Findings.Values.Where(finding => finding.ExceptionId is not null).Select(finding => $"{finding.PolicyId}={finding.ExceptionId}"));
        AddTexts(item, Unknown, state.Status == ResourceStatus.Present ? state.UnknownPolicies.Keys : []);
        if (state.Unreadable.Count > 0 && state.Status == ResourceStatus.Present)
        {
            item[Unreadable] = Attributes.Pack(StoredJson.Write(state.Unreadable));
        }

        if (state is { Status: ResourceStatus.Present, ReevaluateAt: { } due })
        {
            item[DueShard] = Attributes.Text(shard);
            item[DueAt] = Attributes.Text(Attributes.Ordered(due));
        }

        return item;
    }

    /// <summary>Marks an item as having something still to be written.</summary>
    public static void MarkUnpublished(Item item, DateTimeOffset now, IReadOnlyCollection<string> unlinked)
    {
        item[UnpublishedShard] = item[Shard];
        item[UnpublishedAt] = Attributes.Text(Attributes.Ordered(now));
        if (unlinked.Count > 0)
        {
            item[Unlinked] = Attributes.Pack(StoredJson.Write(unlinked));
        }
    }

    public static bool IsUnpublished(Item item) => item.ContainsKey(UnpublishedShard);

    public static string[] UnlinkedOf(Item item) =>
        item.TryGetValue(Unlinked, out var value) ? StoredJson.Read<string[]>(Attributes.UnpackText(value)) : [];

    public static ResourceState StateOf(Item item)
    {
        var state = StoredJson.Read<ResourceState>(Attributes.UnpackText(item[State]));
        if (!IsUnpublished(item))
        {
            state.UnwrittenFindings.Clear();
            state.UnwrittenHistory.Clear();
        }

        return state;
    }

    /// <summary>Policies with an active or a resolved finding, and its severity; of an item or of its summary.</summary>
    public static IEnumerable<(string Policy, int Severity)> FindingsOf(Item item, FindingStatus status) =>
        TextsOf(item, status == FindingStatus.Active ? Active : Resolved).Select(text =>
            (text[..text.LastIndexOf('=')], int.Parse(text.AsSpan(text.LastIndexOf('=') + 1), CultureInfo.InvariantCulture)));

    /// <summary>The exception of each finding that one keeps from counting; of an item or of its summary.</summary>
    public static IEnumerable<string> ExceptionsOf(Item item) => TextsOf(item, Excepted).Select(text => text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    /// <summary>Policies that could not be judged; of an item or of its summary.</summary>
    public static IEnumerable<string> UnknownOf(Item item) => TextsOf(item, Unknown);

    public static ResourceStatus StatusOf(Item item) => (ResourceStatus)Attributes.NumberOf(item[Status]);

    public static ResourceRow RowOf(Item item)
    {
        var state = StateOf(item);
        return new ResourceRow
        {
            Arn = state.Arn,
            Service = item[Service].S,
            AccountId = state.AccountId,
            Region = state.Region,
            Type = state.Type,
            Status = state.Status,
            FirstSeenAt = state.FirstSeenAt,
            LastSeenAt = state.LastSeenAt,
            SnapshotTime = state.SnapshotTime,
            Configuration = state.Configuration,
            Tags = state.Tags,
            OpenFindings = FindingsOf(item, FindingStatus.Active).Count(),
            Unreadable = state.Unreadable,
            UnknownPolicies = state.UnknownPolicies,
            PolicyRevision = state.PolicyRevision,
        };
    }

    private static IEnumerable<string> Summaries(ResourceState state, FindingStatus status) => state.Findings.Values
        .Where(finding => finding.Status == status)
        .Select(finding => $"{finding.PolicyId}={finding.Severity.ToString(CultureInfo.InvariantCulture)}");

    // A set may not be empty.
    private static void AddTexts(Item item, string name, IEnumerable<string> texts)
    {
        if (texts.Distinct().ToList() is { Count: > 0 } some)
        {
            item[name] = new AttributeValue { SS = some };
        }
    }

    private static List<string> TextsOf(Item item, string name) => item.GetValueOrDefault(name)?.SS ?? [];
}
