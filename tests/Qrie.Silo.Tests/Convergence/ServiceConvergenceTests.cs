using Qrie.Coverage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>Each service's resources and findings are those of the truth once things have settled, whatever the order, the lag and the faults.</summary>
public sealed class ServiceConvergenceTests
{
    private const int Changes = 400;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Services() =>
    [
        .. typeof(IServiceMutations).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IServiceMutations)))
            .Select(type => type.Name),
    ];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_services_state_equals_the_truth(string service)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("QRIE_CONVERGENCE_SEED"), out var set) ? set : 1;
        await using var qrie = await QrieHost.StartAsync(
            new SimulatorOptions { Seed = seed, Accounts = 4 }, new Dictionary<string, string?> { ["Qrie:Aws:RequestsPerSecond"] = "10000" });
        var faults = qrie.Simulator.Organization.Faults;
        (faults.DuplicateRate, faults.ReorderRate) = (0.1, 0.3);
        (faults.ReadLag, faults.StaleReadRate) = (TimeSpan.FromSeconds(4), 0.5);
        (faults.ThrottlingRate, faults.ErrorRate) = (0.02, 0.01);
        var mutations = (IServiceMutations)Activator.CreateInstance(typeof(IServiceMutations).Assembly.GetTypes().Single(type => type.Name == service))!;
        var random = new Random(seed);
        for (var i = 0; i < Changes; i++)
        {
            try
            {
                await mutations.MakeOneAsync(qrie.Simulator, random, Ct);
            }
            catch (Amazon.Runtime.AmazonServiceException refused) when ((int)refused.StatusCode is >= 400 and < 500)
            {
                // What makes no sense is refused, and recorded with an error code.
            }

            if (i % 20 == 0)
            {
                await Task.Delay(random.Next(1000), Ct);
            }
        }

        await qrie.SettleAsync(Ct);
        var truth = await TrueState.ReadAsync(qrie.Simulator, qrie.App.Services);
        var inventory = qrie.Service<IInventoryQueries>();
        var resources = (await inventory.ResourcesAsync(new ResourceFilter { Status = ResourceStatus.Present }, 1000, null, Ct)).Items;
        var findings = (await inventory.FindingsAsync(new FindingFilter { State = FindingStatus.Active }, 1000, null, Ct)).Items;
        // An account that nothing touched is unknown until its first scan.
        var known = resources.Select(resource => resource.Arn).ToHashSet();
        bool Counts(string arn) => !arn.Contains(":account::", StringComparison.Ordinal) || known.Contains(arn);
        resources.Select(resource => $"{resource.Arn} {resource.Configuration}").Should()
            .BeEquivalentTo(truth.Configurations.Where(pair => Counts(pair.Key)).Select(pair => $"{pair.Key} {pair.Value}"));
        findings.Select(row => (row.Arn, row.Finding.PolicyId)).Should().BeEquivalentTo(truth.Findings.Where(finding => Counts(finding.Arn)));
        (await qrie.Service<ICoverageQueries>().QuarantineAsync(null, Ct)).Should().BeEmpty();
        findings.Should().NotBeEmpty();
    }
}
