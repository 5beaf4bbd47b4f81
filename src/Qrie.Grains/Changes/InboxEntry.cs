namespace Qrie.Changes;

/// <summary>One resource in a lane.</summary>
internal sealed class InboxEntry
{
    /// <summary>The row as it is stored: what is being looked at and what has come since.</summary>
    public required PendingChange Row { get; set; }

    /// <summary>What has come since the row was handed to the resource; null when nothing has, or it was not handed over.</summary>
    public PendingChange? Since { get; set; }

    /// <summary>True while the resource looks at it.</summary>
    public bool InFlight { get; set; }
}
