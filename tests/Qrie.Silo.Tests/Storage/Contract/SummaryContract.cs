using Orleans.Storage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>Counts equal a recount of what is listed, whatever was written.</summary>
/// <param name="backend">The storage.</param>
public abstract class SummaryContract(StorageBackend backend) : StorageContract(backend)
{
    private const int Buckets = 12;
    private const int Writes = 150;

    private static readonly string[] Accounts = ["111122223333", "444455556666", "777788889999"];
    private static readonly string[] Policies = ["A", "B", "C", "D"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Counts_equal_a_recount_after_random_writes(int seed)
    {
        await using var temporary = await CreateAsync();
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
                // A write that is refused counts nothing.
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
        (await temporary.Summary.DaysAsync(DateOnly.FromDateTime(At(0).UtcDateTime), Token)).Should().BeEquivalentTo(
            days.Select(day => new FindingDay(day.Key, day.Value.Opened, day.Value.Resolved, day.Value.Critical)));
    }

    private static List<(DateOnly Day, int Opened, int Resolved, int Critical)> Mutate(ResourceState state, Random random, int hour)
    {
        var now = At(hour * 3600);
        (state.SnapshotTime, state.EvaluatedAt, state.PolicyRevision) = (now, now, hour);
        state.AccountId = Accounts[random.Next(Accounts.Length)];
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

    private static async Task AssertRecountAsync(StorageUnderTest temporary)
    {
        var summary = temporary.Summary;
        var (findings, resources) = (new List<FindingRow>(), new List<ResourceRow>());
        await foreach (var row in temporary.Queries.AllFindingsAsync(new FindingFilter(), Token))
        {
            findings.Add(row);
        }

        resources.AddRange((await temporary.Queries.ResourcesAsync(new ResourceFilter(), 1000, null, Token)).Items);
        foreach (var account in (string?[])[null, .. Accounts])
        {
            (await summary.FindingsAsync(account, Token)).Should().BeEquivalentTo(findings
                .Where(row => account is null || row.AccountId == account)
                .GroupBy(row => (row.Finding.PolicyId, row.Finding.Severity, row.Finding.Status))
                .Select(group => new FindingCount(group.Key.PolicyId, group.Key.Severity, group.Key.Status, group.Count())));
            var present = resources.Where(row => row.Status == ResourceStatus.Present && (account is null || row.AccountId == account)).ToList();
            (await summary.ResourcesAsync(account, Token)).Should().BeEquivalentTo(present
                .GroupBy(row => row.Type)
                .Select(group => new ResourceCount(group.Key, group.Count(), group.Count(row => row.OpenFindings > 0))));
            foreach (var type in (string?[])[null, .. resources.Select(row => row.Type).Distinct()])
            {
                (await summary.RegionsAsync(account, type, Token)).Should().BeEquivalentTo(present.Where(row => type is null || row.Type == type)
                    .GroupBy(row => row.Region)
                    .Select(group => new RegionCount(group.Key, group.Count(), group.Count(row => row.OpenFindings > 0))));
            }

            (await summary.UnknownAsync(account, Token)).Should().BeEquivalentTo(present
                .SelectMany(row => row.UnknownPolicies.Keys).GroupBy(policy => policy).ToDictionary(group => group.Key, group => group.Count()));
        }

        var open = findings.Where(row => row.Finding.Status == FindingStatus.Active).ToLookup(row => row.AccountId);
        (await summary.OpenByAccountAsync(Accounts, Token)).Should().Equal(open
            .Select(group => new AccountCount(group.Key, group.Count(), group.Count(row => row.Finding.Severity >= 90), group.Count(row => row.Finding.Severity is >= 50 and < 90)))
            .OrderByDescending(count => count.Critical).ThenByDescending(count => count.High).ThenByDescending(count => count.Open)
            .ThenBy(count => count.AccountId, StringComparer.Ordinal));
        (await summary.AccountsAsync(Token)).Should().Be(resources.Where(row => row.Status == ResourceStatus.Present).Select(row => row.AccountId).Distinct().Count());
    }
}
