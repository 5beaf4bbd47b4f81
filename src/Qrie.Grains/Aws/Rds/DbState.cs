namespace Qrie.Aws.Rds;

/// <summary>Whether a database stays as it is described.</summary>
public enum DbState
{
    /// <summary>It stays.</summary>
    Settled,

    /// <summary>It is being made or modified: what is described may be what was before.</summary>
    Changing,

    /// <summary>It is about to be gone.</summary>
    Deleting,
}
