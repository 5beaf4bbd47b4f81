using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Resources;
using Qrie.Scans;
using Qrie.Silo.Auth;
using Qrie.Silo.Tests.Storage.Contract;
using Qrie.Views;

namespace Qrie.Silo.Tests.Compatibility;

/// <summary>Samples of everything that a storage keeps, and what it says of them.</summary>
internal static class StorageRecording
{
    private const string Inbox = "111122223333/0";
    private const string Owner = "somebody";
    private const string LongTextOfGzip = "compressed";
    private static readonly string[] Arns = ["arn:aws:s3:::plain", $"arn:aws:s3:::{LongTextOfGzip}"];

    public static async Task FillAsync(StorageUnderTest storage)
    {
        foreach (var (arn, variant) in Arns.Select((arn, index) => (arn, index)))
        {
            await storage.WriteAsync(Resource(arn, variant));
        }

        var sample = new Sample(0);
        await GrainAsync(storage, "policy-set", sample.Of<PolicySetState>());
        await GrainAsync(storage, "reevaluation", sample.Of<ReevaluationState>());
        await GrainAsync(storage, "schedule", sample.Of<ScheduleState>());

        await storage.Inbox.WriteAsync(Inbox, [new Sample(0).Of<PendingChange>(), new Sample(1).Of<PendingChange>() with { Key = "another" }], []);
        await storage.Inbox.QuarantineAsync(Inbox, sample.Of<PendingChange>(), sample.Of<DateTimeOffset>());

        var scan = sample.Of<Scan>();
        await storage.Scans.CreateAsync(scan, [.. new[] { 0, 1 }.Select(variant => new Sample(variant).Of<ScanUnit>() with { ScanId = scan.Id, State = ScanState.Running, Region = $"region-{variant}" })]);
        foreach (var unit in (await storage.Scans.UnitsAsync([scan.Id])).Take(1))
        {
            await storage.Scans.SaveAsync(unit with { State = ScanState.Completed });
        }

        await storage.Accounts.SaveAsync(sample.Of<AccountRecord>() with { Version = 0 });
        await storage.Trail.AppendAsync(sample.Of<AuditEntry>());
        await new ApiTokens(storage.Tokens, new FakeTimeProvider()).CreateAsync("name", "role", "by", TimeSpan.FromDays(1));
        await storage.Views.SaveAsync(sample.Of<SavedView>() with { Owner = Owner });
        storage.Recorder.Count(CounterKind.Rejected, "111122223333", "eu-west-1", "not onboarded");
        await storage.Coverage.CountersAsync(null, default);
    }

    public static async Task<JsonObject> ReadAsync(StorageUnderTest storage)
    {
        var scans = (await storage.Scans.ScansAsync(null, null, 100, null)).Items;
        return new JsonObject
        {
            ["resources"] = new JsonArray([.. await Task.WhenAll(Arns.Select(async arn => Members.Of(await storage.ReadAsync(arn))))]),
            ["history"] = new JsonArray([.. await Task.WhenAll(Arns.Select(async arn => Members.Of((await storage.Queries.HistoryAsync(arn, 100, null, default)).Items)))]),
            ["findings"] = Members.Of((await storage.Queries.FindingsAsync(new FindingFilter(), 100, null, default)).Items.Select(row => row.Finding).OrderBy(finding => finding.PolicyId)),
            ["policy-set"] = Members.Of(await GrainAsync<PolicySetState>(storage, "policy-set")),
            ["reevaluation"] = Members.Of(await GrainAsync<ReevaluationState>(storage, "reevaluation")),
            ["schedule"] = Members.Of(await GrainAsync<ScheduleState>(storage, "schedule")),
            ["inbox"] = Members.Of((await storage.Inbox.LoadAsync(Inbox)).OrderBy(row => row.Key)),
            ["quarantine"] = Members.Of(await storage.Coverage.QuarantineAsync(null, default)),
            ["scans"] = Members.Of(scans),
            ["units"] = Members.Of(await storage.Scans.UnitsAsync([.. scans.Select(scan => scan.Id)])),
            ["baselines"] = Members.Of(await storage.Scans.BaselinesAsync(null)),
            ["accounts"] = Members.Of(await storage.Accounts.AllAsync()),
            ["audit"] = Members.Of((await storage.Audit.EntriesAsync(new AuditFilter(), 100, null, default)).Items),
            ["tokens"] = Members.Of(await new ApiTokens(storage.Tokens, TimeProvider.System).ListAsync(default)),
            ["views"] = Members.Of(await storage.Views.SeenByAsync(Owner, default)),
            ["counters"] = Members.Of(await storage.Coverage.CountersAsync(null, default)),
        };
    }

    /// <summary>Changes the account that was recorded, and forgets it, as one that today's code wrote.</summary>
    public static async Task ChangeAndForgetAsync(IAccountStore accounts)
    {
        var recorded = (await accounts.AllAsync()).Should().ContainSingle().Subject;
        recorded.Version.Should().Be(1);
        (await accounts.SaveAsync(recorded with { Version = 0, OnboardedAt = recorded.OnboardedAt.AddDays(1) })).Should().BeFalse("it is there");

        (await accounts.SaveAsync(recorded with { RetiringSince = null })).Should().BeTrue();
        (await accounts.SaveAsync(recorded)).Should().BeFalse("it was written since");

        (await accounts.RemoveAsync((await accounts.FindAsync(recorded.AccountId))!)).Should().BeTrue();
        (await accounts.AllAsync()).Should().BeEmpty();
    }

    private static ResourceState Resource(string arn, int variant)
    {
        var state = new Sample(variant).Of<ResourceState>();
        (state.Arn, state.Type, state.Status) = (arn, "AWS::S3::Bucket", ResourceStatus.Present);
        state.Findings = state.Findings.Values.ToDictionary(finding => finding.PolicyId);
        state.UnwrittenFindings = [.. state.Findings.Keys];
        if (arn.EndsWith(LongTextOfGzip, StringComparison.Ordinal))
        {
            state.Configuration = $$"""{"member":"{{string.Concat(Enumerable.Range(0, 2_000).Select(number => $"{number} "))}}"}""";
        }

        return state;
    }

    private static Task GrainAsync<T>(StorageUnderTest storage, string name, T state) =>
        storage.Grains.WriteStateAsync(name, GrainId.Create(name, "1"), new GrainState<T>(state));

    private static async Task<T> GrainAsync<T>(StorageUnderTest storage, string name)
    {
        var state = new GrainState<T>();
        await storage.Grains.ReadStateAsync(name, GrainId.Create(name, "1"), state);
        return state.State!;
    }
}
