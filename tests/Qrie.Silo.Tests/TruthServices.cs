using Qrie.Aws;
using Qrie.Policies;

namespace Qrie.Silo.Tests;

/// <summary>The types and all policies, without a process around them.</summary>
internal sealed class TruthServices : IServiceProvider
{
    private readonly ResourceTypes types = new();

    public object? GetService(Type serviceType) =>
        serviceType == typeof(ResourceTypes) ? types
        : serviceType == typeof(PolicyEvaluator) ? new PolicyEvaluator(types)
        : serviceType == typeof(PolicySetHolder) ? new PolicySetHolder(new PolicySet(
            1, new PolicyCatalogue(types).All.Select(policy => new ActivePolicy(policy, policy.Definition.Severity)), new HashSet<string>()))
        : null;
}
