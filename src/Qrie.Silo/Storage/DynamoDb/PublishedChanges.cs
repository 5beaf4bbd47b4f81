using Qrie.Findings;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>What is to follow a resource's item.</summary>
/// <param name="Findings">Findings that say something else than before.</param>
/// <param name="Linked">Where the resource is linked from now and was not before.</param>
/// <param name="Unlinked">Where it was linked from and is not any more.</param>
internal sealed record PublishedChanges(
    IReadOnlyCollection<Finding> Findings, IReadOnlyCollection<string> Linked, IReadOnlyCollection<string> Unlinked)
{
    public bool Any => Findings.Count + Linked.Count + Unlinked.Count > 0;
}
