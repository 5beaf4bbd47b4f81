namespace Qrie.CloudTrail;

/// <summary>What Qrie makes of a CloudTrail record.</summary>
public enum RecordOutcome
{
    /// <summary>It touched resources.</summary>
    Changes = 0,

    /// <summary>It changes nothing that Qrie looks at: a read, a failure, a data event, another service.</summary>
    Ignored = 1,

    /// <summary>It is malformed, not believed, or names nothing that can be looked at.</summary>
    Rejected = 2,

    /// <summary>It changed something in a service that Qrie knows, and no rule knows what.</summary>
    Unclassified = 3,
}
