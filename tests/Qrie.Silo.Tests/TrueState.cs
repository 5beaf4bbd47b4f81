using Qrie.Aws;
using Qrie.Policies;
using Qrie.Simulator;

namespace Qrie.Silo.Tests;

/// <summary>What Qrie should have found: the simulated organization as it truly is, judged by the same policies.</summary>
internal sealed record TrueState(IReadOnlyDictionary<string, string> Configurations, IReadOnlySet<(string Arn, string Policy)> Findings)
{
    /// <summary>All verdicts, by ARN.</summary>
    public required IReadOnlyDictionary<string, EvaluationResult> Results { get; init; }

    /// <summary>Reads the truth.</summary>
    /// <param name="simulator">The simulated organization.</param>
    /// <param name="services">Qrie's services: types and policies.</param>
    /// <param name="complete">Adds to a configuration what no read can tell, only events; null for nothing.</param>
    public static async Task<TrueState> ReadAsync(SimulatorHost simulator, IServiceProvider services, Func<string, string, string>? complete = null)
    {
        var types = (ResourceTypes)services.GetService(typeof(ResourceTypes))!;
        var time = (TimeProvider?)services.GetService(typeof(TimeProvider)) ?? TimeProvider.System;
        var evaluator = (PolicyEvaluator)services.GetService(typeof(PolicyEvaluator))!;
        var policies = ((PolicySetHolder)services.GetService(typeof(PolicySetHolder))!).Current;
        var configurations = new Dictionary<string, string>();
        var findings = new HashSet<(string, string)>();
        var results = new Dictionary<string, EvaluationResult>();
        foreach (var account in simulator.Organization.Accounts)
        {
            using var clients = TruthClients.For(simulator, account.Id);
            foreach (var type in types.All)
            {
                var regions = type.IsGlobal ? ["us-east-1"] : simulator.Organization.Options.Regions;
                foreach (var (region, arn) in await ArnsAsync(type, account.Id, regions, clients))
                {
                    var found = (Description.Found)await type.DescribeAsync(new ResourceTarget(arn, account.Id, region), clients, CancellationToken.None);
                    found.Unreadable.Should().BeEmpty();
                    var read = CanonicalJson.Write(found.Configuration, type.ConfigurationType);
                    var json = complete is null ? read : complete(arn, read);
                    configurations[arn] = json;
                    var result = evaluator.Evaluate(
                        policies,
                        new EvaluationRequest { Arn = arn, Type = type.Name, AccountId = account.Id, Region = found.Region, Configuration = json, Tags = found.Tags ?? new Dictionary<string, string>() },
                        time.GetUtcNow());
                    results[arn] = result;
                    findings.UnionWith(result.Verdicts.Where(verdict => verdict.Kind == VerdictKind.Violation).Select(verdict => (arn, verdict.PolicyId)));
                }
            }
        }

        return new TrueState(configurations, findings) { Results = results };
    }

    private static async Task<List<(string Region, string Arn)>> ArnsAsync(IResourceType type, string accountId, IReadOnlyList<string> regions, IAwsClients clients)
    {
        var arns = new List<(string, string)>();
        foreach (var region in regions)
        {
            await foreach (var listed in type.ListAsync(new ListingScope("aws", accountId, region), clients, CancellationToken.None))
            {
                arns.Add((region, listed.Arn));
            }
        }

        return arns;
    }
}
