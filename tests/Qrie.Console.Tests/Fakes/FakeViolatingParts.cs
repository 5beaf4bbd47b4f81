using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Console.Tests.Fakes;

/// <summary>Names the same places of every configuration.</summary>
internal sealed class FakeViolatingParts : IViolatingParts
{
    public List<string> Places { get; } = [];

    public IReadOnlyList<string> Find(ResourceRow resource, string policyId, string evidence) => [.. Places];
}
