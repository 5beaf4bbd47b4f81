using Orleans.Storage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Storage;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage;

/// <summary>Counts that are kept beside the inventory equal a recount of it, whatever was written.</summary>
public sealed class TalliesTests
{
    private const int Buckets = 12;
    private const int Writes = 400;

    private static readonly string[] Accounts = ["111122223333", "444455556666", "777788889999"];
    private static readonly string[] Regions = ["eu-west-1", "us-east-1"];
    private static readonly string[] Policies = ["A", "B", "C", "D"];

    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Counts_equal_a_recount_after_random_writes(int seed)
    {
        await using var temporary = new TemporaryDatabase();
        var random = new Random(seed);
        var tags = new Dictionary<string, string?>();
        var states = new Dictionary<string, ResourceState>();
        var days = new Dictionary<DateOnly, (int Opened, int Resolved, int Critical)>();
        for (var i = 0; i < Writes; i++)
        {
            var name = $"bucket-{random.Next(Buckets)}";
            var state = states.GetValueOrDefault(name) ?? (states[name] = Bucket(name));
            if (random.Next(12) == 0 && tags.GetValueOrDefault(name) is not null)
            {
                await temporary.Resources.ClearStateAsync("resource", Orleans.Runtime.GrainId.Create("resource", state.Arn), new Orleans.GrainState<ResourceState>(state));
                states.Remove(name);
                tags.Remove(name);
                continue;
            }

            var turned = Mutate(state, random, hour: i);
            if (random.Next(10) == 0)
            {
                // A write that is refused counts nothing, nor does it spoil its neighbours.
                var stale = () => temporary.WriteAsync(state, "999");
                await stale.Should().ThrowAsync<InconsistentStateException>();
            }

            state.Stored = random.Next(4) == 0 ? null : state.Stored;
            tags[name] = (await temporary.WriteAsync(state, tags.GetValueOrDefault(name))).ETag;
            foreach (var (day, opened, resolved, critical) in turned)
            {
                var known = days.GetValueOrDefault(day);
                days[day] = (known.Opened + opened, known.Resolved + resolved, known.Critical + critical);
            }
        }

        await AssertRecountAsync(temporary);
        (await new SummaryQueries(temporary.Database).DaysAsync(DateOnly.FromDateTime(At(0).UtcDateTime), ct)).Should().BeEquivalentTo(
            days.Select(day => new FindingDay(day.Key, day.Value.Opened, day.Value.Resolved, day.Value.Critical)));
    }

    [Fact]
    public async Task Counting_all_anew_changes_nothing()
    {
        await using var temporary = new TemporaryDatabase();
        var random = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            var state = Bucket($"recounted-{i}");
            Mutate(state, random, hour: i);
            await temporary.WriteAsync(state);
        }

        var before = await CountsAsync(temporary);
        await temporary.Database.WriteAsync(session => { Recount.Run(session); return true; });

        (await CountsAsync(temporary)).Should().Equal(before);
        await AssertRecountAsync(temporary);
    }

    private static List<(DateOnly Day, int Opened, int Resolved, int Critical)> Mutate(ResourceState state, Random random, int hour)
    {
        var now = At(hour * 3600);
        (state.SnapshotTime, state.EvaluatedAt, state.PolicyRevision) = (now, now, hour);
        state.AccountId = Accounts[random.Next(Accounts.Length)];
        state.Region = Regions[random.Next(Regions.Length)];
        state.Status = random.Next(5) == 0 ? ResourceStatus.Deleted : ResourceStatus.Present;
        state.UnknownPolicies = Policies.Where(_ => random.Next(4) == 0).ToDictionary(policy => policy, _ => "AccessDenied");
        var turned = new List<(DateOnly, int, int, int)>();
        foreach (var policy in Policies.Where(_ => random.Next(2) == 0))
        {
            var before = state.Findings.GetValueOrDefault(policy);
            var status = state.Status == ResourceStatus.Deleted || random.Next(2) == 0 ? FindingStatus.Resolved : FindingStatus.Active;
            if (before is null && status == FindingStatus.Resolved)
            {
                continue;
            }

            var after = Finding(policy, hour * 3600, random.Next(0, 101), status, hour);
            after = before is not null && before.Status == status ? after with { OpenedAt = before.OpenedAt, ResolvedAt = before.ResolvedAt } : after;
            state.Findings[policy] = after;
            var critical = after.Severity >= 90 ? 1 : 0;
            var day = DateOnly.FromDateTime(now.UtcDateTime);
            if (before?.Status != status)
            {
                turned.Add(status == FindingStatus.Active ? (day, 1, 0, critical) : (day, 0, 1, 0));
            }
        }

        return turned;
    }

    private async Task AssertRecountAsync(TemporaryDatabase temporary)
    {
        var summary = new SummaryQueries(temporary.Database);
        var (findings, resources) = (new List<FindingRow>(), new List<ResourceRow>());
        await foreach (var row in temporary.Queries.AllFindingsAsync(new FindingFilter(), ct))
        {
            findings.Add(row);
        }

        resources.AddRange((await temporary.Queries.ResourcesAsync(new ResourceFilter(), 1000, null, ct)).Items);
        foreach (var account in (string?[])[null, .. Accounts])
        {
            (await summary.FindingsAsync(account, ct)).Should().BeEquivalentTo(findings
                .Where(row => account is null || row.AccountId == account)
                .GroupBy(row => (row.Finding.PolicyId, row.Finding.Severity, row.Finding.Status))
                .Select(group => new FindingCount(group.Key.PolicyId, group.Key.Severity, group.Key.Status, group.Count())));
            var present = resources.Where(row => row.Status == ResourceStatus.Present && (account is null || row.AccountId == account)).ToList();
            (await summary.ResourcesAsync(account, ct)).Should().BeEquivalentTo(present
                .GroupBy(row => row.Type)
                .Select(group => new ResourceCount(group.Key, group.Count(), group.Count(row => row.OpenFindings > 0))));
            foreach (var type in (string?[])[null, .. resources.Select(row => row.Type).Distinct()])
            {
                (await summary.RegionsAsync(account, type, ct)).Should().BeEquivalentTo(present.Where(row => type is null || row.Type == type)
                    .GroupBy(row => row.Region)
                    .Select(group => new RegionCount(group.Key, group.Count(), group.Count(row => row.OpenFindings > 0))));
            }

            (await summary.UnknownAsync(account, ct)).Should().BeEquivalentTo(present
                .SelectMany(row => row.UnknownPolicies.Keys).GroupBy(policy => policy).ToDictionary(group => group.Key, group => group.Count()));
        }

        (await summary.AccountsAsync(ct)).Should().Be(resources.Where(row => row.Status == ResourceStatus.Present).Select(row => row.AccountId).Distinct().Count());
    }

    private static Task<List<string>> CountsAsync(TemporaryDatabase temporary) => temporary.Database.ReadAsync(session => session.Query(
        """
        SELECT 'f' || account || policy || type || service || severity || status || count FROM finding_counts WHERE count > 0
        UNION ALL SELECT 'r' || account || type || service || total || '/' || present || '/' || non_compliant FROM resource_counts WHERE total > 0
        UNION ALL SELECT 'g' || account || type || region || present || '/' || non_compliant FROM region_counts WHERE present > 0
        UNION ALL SELECT 'u' || account || policy || count FROM unknown_counts WHERE count > 0
        UNION ALL SELECT 'd' || day || opened || closed || critical_opened FROM finding_days
        ORDER BY 1
        """,
        reader => reader.GetString(0)));
}
