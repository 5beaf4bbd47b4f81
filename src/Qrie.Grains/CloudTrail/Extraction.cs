using Qrie.Changes;

namespace Qrie.CloudTrail;

/// <summary>What an extractor makes of a record.</summary>
internal sealed record Extraction(RecordOutcome Outcome, string Reason, IReadOnlyList<ResourceChange> Changes)
{
    public static Extraction Of(params IReadOnlyList<ResourceChange> changes) => new(RecordOutcome.Changes, "", changes);

    public static Extraction Ignored(string reason) => new(RecordOutcome.Ignored, reason, []);

    public static Extraction Rejected(string reason) => new(RecordOutcome.Rejected, reason, []);

    public static Extraction Unclassified { get; } = new(RecordOutcome.Unclassified, "", []);
}
