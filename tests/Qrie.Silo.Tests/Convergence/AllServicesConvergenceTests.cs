using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Qrie.Aws;
using Qrie.Coverage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Scans;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>
/// The same over all services, with the relations between them. How many seeds are tried is set by <c>QRIE_CONVERGENCE_SEEDS</c>;
/// 1, and 2 in CI.
/// </summary>
public sealed class AllServicesConvergenceTests
{
    private const int Changes = 400;
    private const int SideBySide = 2;

    private static int SeedCount => int.TryParse(Environment.GetEnvironmentVariable("QRIE_CONVERGENCE_SEEDS"), out var set) ? set
        : Environment.GetEnvironmentVariable("CI") == "true" ? 2 : 1;

    [Fact]
    public async Task Inventory_and_findings_of_all_services_equal_the_truth()
    {
        var differences = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(101, SeedCount), options, async (seed, ct) =>
        {
            foreach (var difference in await DifferencesAsync(seed, ct))
            {
                differences.Add($"seed {seed}: {difference}");
            }
        });

        string.Join(Environment.NewLine, differences.Order(StringComparer.Ordinal).Take(40)).Should().BeEmpty();
    }

    private static async Task<IReadOnlyList<string>> DifferencesAsync(int seed, CancellationToken ct)
    {
        await using var qrie = await QrieHost.StartAsync(
            new SimulatorOptions { Seed = seed, Accounts = 3 },
            new Dictionary<string, string?> { ["Qrie:Aws:RequestsPerSecond"] = "10000" });
        await qrie.Service<ScanPlanner>().StartAsync(new Scan("first", ScanKind.Bootstrap, null, null, null, "test", DateTimeOffset.UtcNow));
        await Eventually.TrueAsync(async () => (await qrie.Service<IScanStore>().UnitsAsync(["first"])).All(unit => unit.IsFinished), "the first scan", TimeSpan.FromMinutes(2));
        var faults = qrie.Simulator.Organization.Faults;
        faults.DuplicateRate = 0.1;
        faults.ReorderRate = 0.3;
        faults.ReadLag = TimeSpan.FromSeconds(4);
        faults.StaleReadRate = 0.5;
        faults.ThrottlingRate = 0.02;
        faults.ErrorRate = 0.01;

        var random = new Random(seed);
        var services = typeof(IServiceMutations).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IServiceMutations)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IServiceMutations)Activator.CreateInstance(type)!)
            .ToArray();
        var buckets = new Mutations(qrie, seed, 20);
        for (var i = 0; i < Changes; i++)
        {
            var service = random.Next(services.Length + 1);
            try
            {
                await (service == services.Length ? buckets.MakeAsync(1, ct) : services[service].MakeOneAsync(qrie.Simulator, random, ct));
            }
            catch (AmazonServiceException refused) when ((int)refused.StatusCode is >= 400 and < 500)
            {
                // AWS refuses what makes no sense, and records it with an error code.
            }
        }

        await qrie.SettleAsync(ct);
        return [.. await CompareAsync(qrie, ct), .. (await qrie.Service<ICoverageQueries>().QuarantineAsync(null, ct)).Select(change => $"{change.Change.Key} is in quarantine: {change.Change.LastError}")];
    }

    private static async Task<IEnumerable<string>> CompareAsync(QrieHost qrie, CancellationToken ct)
    {
        var inventory = qrie.Service<IInventoryQueries>();
        var known = new Dictionary<string, string>();
        for (string? after = null; ;)
        {
            var page = await inventory.ResourcesAsync(new ResourceFilter { Status = ResourceStatus.Present }, 1000, after, ct);
            foreach (var row in page.Items)
            {
                known[row.Arn] = row.Configuration!;
            }

            if ((after = page.Next) is null)
            {
                break;
            }
        }

        var truth = await TrueState.ReadAsync(qrie.Simulator, qrie.App.Services, (arn, json) => WithRootSeen(qrie, arn, json, known.GetValueOrDefault(arn)));
        var findings = new HashSet<(string, string)>();
        await foreach (var row in inventory.AllFindingsAsync(new FindingFilter { State = FindingStatus.Active }, ct))
        {
            findings.Add((row.Arn, row.Finding.PolicyId));
        }

        truth.Findings.Should().NotBeEmpty();
        return
        [
            .. truth.Configurations.Keys.Except(known.Keys).Select(arn => $"{arn} is not known"),
            .. known.Keys.Except(truth.Configurations.Keys).Select(arn => $"{arn} does not exist"),
            .. truth.Configurations.Where(pair => known.TryGetValue(pair.Key, out var json) && json != pair.Value)
                .Select(pair => $"{pair.Key} is known as other than it is: {string.Join("; ", JsonDiff.Compare(known[pair.Key], pair.Value).Take(3).Select(operation => $"{operation.Path}: {operation.Old} for {operation.New}"))}"),
            .. truth.Findings.Except(findings).Select(finding => $"{finding} is missing"),
            .. findings.Except(truth.Findings).Select(finding => $"{finding} is not true"),
        ];
    }

    // When root was seen is told by events alone, and at most once an hour: what is known must be the time of such an event.
    private static string WithRootSeen(QrieHost qrie, string arn, string truth, string? known)
    {
        if (known is null || Arns.Account("aws", Account(arn)) != arn || JsonNode.Parse(known)!["root_last_seen_at"] is not { } seen)
        {
            return truth;
        }

        var at = (DateTimeOffset)seen;
        var isTrue = qrie.Simulator.Organization.EmittedEvents.Any(emitted =>
            emitted.AccountId == Account(arn) && emitted.Principal.EndsWith(":root", StringComparison.Ordinal) && emitted.ErrorCode is null
            && emitted.Time.ToUnixTimeSeconds() == at.ToUnixTimeSeconds());
        var complete = JsonNode.Parse(truth)!;
        complete["root_last_seen_at"] = isTrue ? seen.DeepClone() : null;
        return JsonSerializer.Serialize(CanonicalJson.Normalize(complete.ToJsonString()), CanonicalJson.Options);
    }

    private static string Account(string arn) => arn.Split(':')[4];
}
