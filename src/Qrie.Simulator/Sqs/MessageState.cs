namespace Qrie.Simulator.Sqs;

internal enum MessageState
{
    /// <summary>Sent, and not to be had yet.</summary>
    Delayed,

    /// <summary>To be had.</summary>
    Visible,

    /// <summary>Taken by a receiver.</summary>
    InFlight,

    /// <summary>Deleted, or moved to the dead-letter queue.</summary>
    Gone,
}
