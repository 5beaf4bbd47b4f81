using Microsoft.Extensions.Options;

namespace Qrie.Policies;

/// <summary>Tells versions of policies apart: of those that ship by the build that they are in, of the user's own by their text.</summary>
/// <param name="options">The default life, which decides too.</param>
public sealed class PolicyMarks(IOptions<PolicyOptions> options)
{
    /// <summary>The marks of policies, by id.</summary>
    /// <param name="policies">The policies.</param>
    public IReadOnlyDictionary<string, PolicyMark> Of(IEnumerable<IPolicy> policies) => policies.ToDictionary(
        policy => policy.Definition.Id,
        policy => new PolicyMark(
            policy.Definition.ResourceType,
            $"{policy.Definition.Version ?? policy.GetType().Module.ModuleVersionId.ToString("N")}/{options.Value.DefaultLife.Status}"));
}
