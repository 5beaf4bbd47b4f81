using Qrie.Changes;

namespace Qrie.Resources;

/// <summary>A change that a look showed before any event told of it: by a scan, or by the event of another change. The event may be on its way.</summary>
/// <param name="Since">The snapshot before, which did not show it; <see cref="DateTimeOffset.MinValue"/> when there was none.</param>
/// <param name="At">The snapshot that showed it.</param>
/// <param name="Status">The resource's status after it.</param>
/// <param name="Parts">The parts of the configuration that differ; empty when the resource went or came.</param>
/// <param name="FindingsOpened">The policies whose findings it opened.</param>
/// <param name="Cause">The latest event that has told of it since; null as long as none has.</param>
/// <param name="IsDrift">True when a scan counted it among what no event had brought.</param>
[GenerateSerializer, Immutable, Alias("qrie.unexplained-change")]
public sealed record UnexplainedChange(
    [property: Id(0)] DateTimeOffset Since,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] ResourceStatus Status,
    [property: Id(3)] IReadOnlyList<string> Parts,
    [property: Id(4)] IReadOnlyList<string> FindingsOpened,
    [property: Id(5)] Cause? Cause = null,
    [property: Id(6)] bool IsDrift = false)
{
    /// <summary>True when the event may have made the change, and no later one is known to.</summary>
    /// <param name="change">An event of the same resource.</param>
    public bool IsExplainedBy(ResourceChange change) =>
        !change.Cause.IsOwn
        && change.Cause.At >= Since && change.Cause.At <= At
        && (Cause is null || change.Cause.At > Cause.At)
        && change.Kind switch
        {
            ChangeKind.Created => Status == ResourceStatus.Present && Parts.Count == 0,
            ChangeKind.Deleted => Status == ResourceStatus.Deleted,
            ChangeKind.Changed => change.Parts.Intersect(Parts).Any(),
            _ => false,
        };
}
