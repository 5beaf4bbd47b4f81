using System.Collections.Concurrent;
using Qrie.Coverage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>
/// Whatever the order, the lag and the faults: when things have settled, the findings are those of the truth. How many
/// seeds are tried is set by <c>QRIE_CONVERGENCE_SEEDS</c>; 2, and 3 in CI; 50 take about ten minutes.
/// </summary>
public sealed class ConvergenceTests
{
    private const int Buckets = 200;
    private const int Changes = 2_000;

    // Most of the time is spent waiting for reads to settle: a few seeds run side by side.
    private const int SideBySide = 4;

    private static int SeedCount => int.TryParse(Environment.GetEnvironmentVariable("QRIE_CONVERGENCE_SEEDS"), out var set) ? set
        : Environment.GetEnvironmentVariable("CI") == "true" ? 3 : 2;

    [Fact]
    public async Task Findings_equal_the_truth_after_duplicates_reordering_stale_reads_throttling_and_a_restart()
    {
        var differences = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(1, SeedCount), options, async (seed, ct) =>
        {
            foreach (var difference in await DifferencesAsync(seed, ct))
            {
                differences.Add($"seed {seed}: {difference}");
            }
        });

        differences.Should().BeEmpty(string.Join(Environment.NewLine, differences).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> DifferencesAsync(int seed, CancellationToken ct)
    {
        await using var qrie = await QrieHost.StartAsync(
            new SimulatorOptions { Seed = seed, Accounts = 5 },
            new Dictionary<string, string?> { ["Qrie:Aws:RequestsPerSecond"] = "10000" });
        var faults = qrie.Simulator.Organization.Faults;
        faults.DuplicateRate = 0.1;
        faults.ReorderRate = 0.3;
        faults.ReadLag = TimeSpan.FromSeconds(4);
        faults.StaleReadRate = 0.5;
        faults.ThrottlingRate = 0.02;
        faults.ErrorRate = 0.01;

        var mutations = new Mutations(qrie, seed, Buckets);
        await mutations.MakeAsync(Changes / 2, ct);
        await qrie.RestartAsync();
        await mutations.MakeAsync(Changes / 2, ct);
        await qrie.SettleAsync(ct);

        var truth = await TrueState.ReadAsync(qrie.Simulator, qrie.App.Services);
        var inventory = qrie.Service<IInventoryQueries>();
        var resources = await AllAsync((after, token) => inventory.ResourcesAsync(
            new ResourceFilter { Status = ResourceStatus.Present, Type = "AWS::S3::Bucket" }, 1000, after, token), ct);
        var findings = await AllAsync((after, token) => inventory.FindingsAsync(
            new FindingFilter { State = FindingStatus.Active, Type = "AWS::S3::Bucket" }, 1000, after, token), ct);
        var quarantined = await qrie.Service<ICoverageQueries>().QuarantineAsync(null, ct);

        truth.Findings.Should().NotBeEmpty();
        var trueFindings = truth.Findings.Where(finding => IsBucket(finding.Arn)).ToHashSet();
        var foundFindings = findings.Select(row => (row.Arn, row.Finding.PolicyId)).ToHashSet();
        return
        [
            .. truth.Configurations.Where(pair => IsBucket(pair.Key)).Select(pair => $"{pair.Key} {pair.Value}")
                .Union(resources.Select(row => $"{row.Arn} {row.Configuration}"))
                .Except(truth.Configurations.Select(pair => $"{pair.Key} {pair.Value}").Intersect(resources.Select(row => $"{row.Arn} {row.Configuration}"))),
            .. await Task.WhenAll(trueFindings.Except(foundFindings).Select(finding => MissingAsync(inventory, finding, ct))),
            .. foundFindings.Except(trueFindings).Select(finding => $"{finding} is not true"),
            .. quarantined.Select(change => $"{change.Change.Key} is in quarantine: {change.Change.LastError}"),
        ];
    }

    // What is known of it instead: whether it was never opened, or resolved, and after which event.
    private static async Task<string> MissingAsync(IInventoryQueries inventory, (string Arn, string Policy) finding, CancellationToken ct)
    {
        var stored = (await inventory.FindingsAsync(new FindingFilter { Arn = finding.Arn, Policy = finding.Policy }, 1, null, ct)).Items;
        var resource = await inventory.ResourceAsync(finding.Arn, ct);
        var last = (await inventory.HistoryAsync(finding.Arn, 3, null, ct)).Items;
        return $"{finding} is missing: {stored.SingleOrDefault()?.Finding}; snapshot {resource?.SnapshotTime:O}, unknown {resource?.UnknownPolicies.GetValueOrDefault(finding.Policy)}; "
            + string.Join(" < ", last.Select(entry => $"{entry.At:O} {entry.Cause?.EventName} +{string.Join(',', entry.FindingsOpened)} -{string.Join(',', entry.FindingsResolved)}"));
    }

    private static bool IsBucket(string arn) => arn.Contains(":s3:", StringComparison.Ordinal);

    private static async Task<List<T>> AllAsync<T>(Func<string?, CancellationToken, Task<Page<T>>> read, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        for (string? after = null; ;)
        {
            var page = await read(after, cancellationToken);
            all.AddRange(page.Items);
            if (page.Next is null)
            {
                return all;
            }

            after = page.Next;
        }
    }
}
