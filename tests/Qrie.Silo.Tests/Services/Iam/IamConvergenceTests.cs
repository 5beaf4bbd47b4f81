using Qrie.Coverage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Tests.Convergence;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Services.Iam;

/// <summary>IAM alone, whose reads lag the longest and whose records name things without their paths.</summary>
public sealed class IamConvergenceTests
{
    private static int Changes => int.TryParse(Environment.GetEnvironmentVariable("QRIE_IAM_CHANGES"), out var set) ? set : 300;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("QRIE_IAM_SEED"), out var set) ? set : 1;

    [Fact]
    public async Task What_is_known_equals_the_truth_after_duplicates_reordering_stale_reads_and_throttling()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var qrie = await QrieHost.StartAsync(
            new SimulatorOptions { Seed = Seed, Accounts = 2 }, new Dictionary<string, string?> { ["Qrie:Aws:RequestsPerSecond"] = "10000" });
        var faults = qrie.Simulator.Organization.Faults;
        (faults.DuplicateRate, faults.ReorderRate, faults.ThrottlingRate) = (0.1, 0.3, 0.01);
        (faults.ReadLag, faults.StaleReadRate) = (TimeSpan.FromSeconds(8), 0.5);
        var (mutations, random) = (new IamMutations(), new Random(Seed));
        for (var i = 0; i < Changes; i++)
        {
            await mutations.MakeOneAsync(qrie.Simulator, random, ct);
        }

        await qrie.SettleAsync(ct);
        var truth = await TrueState.ReadAsync(qrie.Simulator, qrie.App.Services);
        var inventory = qrie.Service<IInventoryQueries>();
        var resources = (await inventory.ResourcesAsync(new ResourceFilter { Status = ResourceStatus.Present, Service = "iam" }, 1000, null, ct)).Items
            .Where(row => IsSeen(row.Arn)).Select(row => $"{row.Arn} {row.Configuration}").ToHashSet();
        var findings = (await inventory.FindingsAsync(new FindingFilter { State = FindingStatus.Active, Service = "iam" }, 1000, null, ct)).Items
            .Select(row => (row.Arn, row.Finding.PolicyId)).ToHashSet();

        // The role that Qrie itself has was there before any event: a listing may have told of it, or not.
        static bool IsSeen(string arn) => arn.Contains(":iam:", StringComparison.Ordinal) && !arn.EndsWith("/QrieInventoryRole", StringComparison.Ordinal);
        var expected = truth.Configurations.Where(pair => IsSeen(pair.Key)).Select(pair => $"{pair.Key} {pair.Value}").ToHashSet();
        string[] differences =
        [
            .. expected.Except(resources).Select(one => $"true:  {one}"),
            .. resources.Except(expected).Select(one => $"known: {one}"),
            .. truth.Findings.Where(finding => IsSeen(finding.Arn)).Except(findings).Select(finding => $"missing: {finding}"),
            .. findings.Except(truth.Findings).Select(finding => $"not true: {finding}"),
            .. (await qrie.Service<ICoverageQueries>().QuarantineAsync(null, ct)).Select(change => $"quarantine: {change.Change.Key} {change.Change.LastError}"),
        ];
        string.Join(Environment.NewLine, differences.Order(StringComparer.Ordinal)).Should().BeEmpty();
        findings.Should().NotBeEmpty();
    }
}
