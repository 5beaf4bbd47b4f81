namespace Qrie.Resources;

/// <summary>What became of a pending change.</summary>
public enum ApplyOutcome
{
    /// <summary>The snapshot was fresh enough, or the events were known: no call was made.</summary>
    Covered = 0,

    /// <summary>Described and written.</summary>
    Described = 1,

    /// <summary>Described and written, but some events do not show yet: look again later.</summary>
    Unsettled = 2,

    /// <summary>Describing failed; nothing was written that would hide it.</summary>
    Failed = 3,
}
