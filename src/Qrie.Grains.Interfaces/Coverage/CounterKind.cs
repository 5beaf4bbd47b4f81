namespace Qrie.Coverage;

/// <summary>What is counted of the messages that came.</summary>
public enum CounterKind
{
    /// <summary>Messages taken from the queue.</summary>
    Received = 0,

    /// <summary>Messages with at least one change.</summary>
    Processed = 1,

    /// <summary>Messages that change nothing: reads, failures, data events, other services. By reason.</summary>
    Ignored = 2,

    /// <summary>Messages that are not believed or not understood. By reason.</summary>
    Rejected = 3,

    /// <summary>Mutating events that no rule knows. By source and name.</summary>
    Unclassified = 4,

    /// <summary>Changes of resources that events have brought. By service.</summary>
    Brought = 5,
}
