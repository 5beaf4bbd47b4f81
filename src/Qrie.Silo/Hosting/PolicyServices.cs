using Microsoft.Extensions.Options;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Policies.Custom;
using Qrie.Silo.Storage;

namespace Qrie.Silo.Hosting;

internal static class PolicyServices
{
    /// <summary>Adds the policies, their lives, and what judges by them.</summary>
    public static void AddPolicies(this IServiceCollection services)
    {
        services.AddSettings<PolicyOptions>("Qrie:Policies");
        services.AddSingleton<PolicyCatalogue>();
        services.AddSingleton<PolicyFolder>();
        services.AddSingleton<IValidateOptions<PolicyOptions>, PolicyFolderValidator>();
        services.AddSingleton<PolicyMarks>();
        services.AddSingleton<PolicyEvaluator>();
        services.AddSingleton<PolicySetBuilder>();
        services.AddSingleton(new PolicySetHolder(PolicySetBuilder.None));
        services.AddSingleton<PolicySetFollower>();
        services.AddSingleton<PolicyPreviewer>();
        services.AddSingleton<IViolatingParts, ViolatingParts>();
        services.AddSingleton<IPolicyCatalogue, PolicyViews>();
        services.AddSingleton<IPolicyLives, PolicyLives>();
        services.AddSingleton<IPolicyExceptions, PolicyExceptions>();
        services.AddHostedService<PolicySync>();
    }
}
