namespace Qrie.Changes;

/// <summary>Everything one CloudTrail record touched: the event of the <c>qrie.changes</c> stream.</summary>
/// <param name="Changes">At least one change; all of one account.</param>
[GenerateSerializer, Immutable, Alias("qrie.changes")]
public sealed record ResourceChanges([property: Id(0)] IReadOnlyList<ResourceChange> Changes)
{
    /// <summary>The namespace of the stream; its key is the account id.</summary>
    public const string StreamNamespace = "qrie.changes";
}
