namespace Qrie.Resources;

/// <summary>Whether a resource exists, as far as was confirmed.</summary>
public enum ResourceStatus
{
    /// <summary>Never described; nothing is known.</summary>
    Unknown = 0,

    /// <summary>Described and found.</summary>
    Present = 1,

    /// <summary>Described and gone: a tombstone.</summary>
    Deleted = 2,
}
