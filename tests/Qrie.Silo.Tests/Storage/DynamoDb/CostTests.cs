using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Orleans.Runtime;
using Qrie.Changes;
using Qrie.Findings;
using Qrie.Resources;
using Qrie.Silo.Notifications;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Silo.Tests.Storage.Contract;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.DynamoDb;

/// <summary>
/// What a changed event costs in write units, of which docs/operations.md makes its bill. The writes are those of a changed bucket: its row in
/// the inbox, the change, the second look after it has settled, and the telling of what turned.
/// </summary>
public sealed partial class CostTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    private const string Inbox = "111122223333/0";
    private const string Policy = "S3BucketVersioningDisabled";

    [Fact]
    public async Task The_operations_say_what_a_change_and_its_findings_cost()
    {
        var metered = new MeteredDynamoDB(backend.Url);
        await using var storage = await backend.CreateAsync(metered);
        var state = BucketInUse();
        var grain = await storage.WriteAsync(state);
        metered.Take();

        var nothing = await ChangeAsync(storage, metered, grain, null);
        var opening = Without(await ChangeAsync(storage, metered, grain, FindingStatus.Active), nothing);
        var resolution = Without(await ChangeAsync(storage, metered, grain, FindingStatus.Resolved), nothing);
        var reopening = Without(await ChangeAsync(storage, metered, grain, FindingStatus.Active), nothing);
        await storage.Inbox.WriteAsync(Inbox, [Row(state)], []);
        await storage.Inbox.WriteAsync(Inbox, [], [state.Arn]);
        var covered = Units(metered);

        reopening.Should().BeEquivalentTo(resolution);
        Documented("a change").Should().BeEquivalentTo(nothing);
        Documented("a finding that opens for the first time").Should().BeEquivalentTo(opening);
        Documented("a finding that is resolved, or opens again").Should().BeEquivalentTo(resolution);
        Documented("a covered event").Should().BeEquivalentTo(covered);
        var (ofChange, ofFinding) = (nothing.Values.Sum(), resolution.Values.Sum());
        Document().Should().Contain($"{ofChange} + {ofFinding} = {ofChange + ofFinding} × 1 M × $0.625")
            .And.Contain(string.Create(CultureInfo.InvariantCulture, $"{ofChange + ofFinding} × 1 M × $0.625 per million | {(ofChange + ofFinding) * 0.625m:0.00} |"));
    }

    [Fact]
    public async Task The_items_are_as_large_as_the_operations_say()
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        var state = BucketInUse();
        var grain = await storage.WriteAsync(state);
        await WriteAsync(storage, grain, FindingStatus.Active);

        var finding = await storage.Database.PartitionAsync(DynamoSchema.Findings, state.Arn, Token).SingleAsync(Token);
        var turn = await storage.Database.ScanAsync(DynamoSchema.Days, Token).SingleAsync(Token);
        var resource = await storage.Database.GetAsync(DynamoSchema.Resources, ResourceItem.KeyOf(state.Arn), Token);

        (Kilobytes(resource!), Kilobytes(finding), Kilobytes(turn)).Should().Be((3, 2, 2), $"these are {ItemSize.Of(resource!)}, {ItemSize.Of(finding)} and {ItemSize.Of(turn)} bytes");
        Document().Should().Contain("a resource of 3 KB, its finding and the finding's turn of 2 KB each");
    }

    private static async Task<Dictionary<string, int>> ChangeAsync(DynamoUnderTest storage, MeteredDynamoDB metered, GrainState<ResourceState> grain, FindingStatus? turned)
    {
        var state = grain.State!;
        await storage.Inbox.WriteAsync(Inbox, [Row(state)], []);
        await WriteAsync(storage, grain, turned);
        await storage.Inbox.WriteAsync(Inbox, [Row(state)], []);
        await storage.Resources.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grain);
        await storage.Inbox.WriteAsync(Inbox, [], [state.Arn]);
        await storage.Deliveries(new NotificationOptions(), TimeProvider.System).FanOutAsync([], Token);
        return Units(metered);
    }

    private static async Task WriteAsync(DynamoUnderTest storage, GrainState<ResourceState> grain, FindingStatus? turned)
    {
        var state = grain.State!;
        var second = state.Findings.Count == 0 ? 1 : (int)(state.SnapshotTime!.Value - At(0)).TotalSeconds + 10;
        state.SnapshotTime = At(second);
        if (turned is { } status)
        {
            state.Findings = new() { [Policy] = Finding(Policy, second, status: status) with { Message = "Versioning is not enabled.", Evidence = $$"""{"versioning":"{{new string('v', 100)}}"}""", Cause = Cause(second) } };
            state.UnwrittenFindings.Add(Policy);
        }

        state.UnwrittenHistory.Add(new ResourceHistoryEntry
        {
            At = At(second), Cause = Cause(second), Diff = [], FindingsOpened = [Policy], FindingsResolved = [], Status = ResourceStatus.Present,
        });
        await storage.Resources.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grain);
    }

    private static ResourceState BucketInUse()
    {
        var state = Bucket("orders-of-the-shop-eu-west-1");
        state.Configuration = $$"""{"policy":"{{new string('p', 840)}}"}""";
        return state;
    }

    private static PendingChange Row(ResourceState state) => new()
    {
        Key = state.Arn,
        Events =
        [
            new ResourceChange
            {
                Arn = state.Arn, Type = state.Type, AccountId = state.AccountId, Region = state.Region, Partition = "aws", Kind = ChangeKind.Changed, Cause = Cause(1),
            },
        ],
        QueuedAt = At(1),
        DueAt = At(1),
    };

    private static Cause Cause(int second) => new()
    {
        EventId = "b1d7a7f4-6a0c-4d63-9a4f-0d3c2f6c9f11",
        EventName = "PutBucketVersioning",
        Principal = "arn:aws:sts::111122223333:assumed-role/Deploy/somebody@example.com",
        SourceIp = "198.51.100.7",
        At = At(second),
    };

    private static Dictionary<string, int> Units(MeteredDynamoDB metered) =>
        metered.Take().GroupBy(write => write.Table).ToDictionary(table => table.Key, table => table.Sum(write => write.Units));

    private static Dictionary<string, int> Without(Dictionary<string, int> units, Dictionary<string, int> others) => units
        .ToDictionary(table => table.Key, table => table.Value - others.GetValueOrDefault(table.Key))
        .Where(table => table.Value != 0).ToDictionary();

    private static int Kilobytes(Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> item) => (int)Math.Ceiling(ItemSize.Of(item) / 1024.0);

    // A row such as: | a change: `inbox` 3, `history` 1 | 4 |
    private static Dictionary<string, int> Documented(string what)
    {
        var row = Document().Split('\n').Should().ContainSingle(line => line.StartsWith($"| {what}: ", StringComparison.Ordinal)).Which;
        var units = Table().Matches(row).ToDictionary(table => table.Groups[1].Value, table => int.Parse(table.Groups[2].Value, CultureInfo.InvariantCulture));
        row.TrimEnd().Should().EndWith($"| {units.Values.Sum().ToString(CultureInfo.InvariantCulture)} |");
        return units;
    }

    private static string Document([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "docs", "operations.md")).ReplaceLineEndings("\n");

    [GeneratedRegex("`([a-z]+)` ([0-9]+)")]
    private static partial Regex Table();
}
