namespace Qrie.Silo.Storage;

/// <summary>What a completed write outlives.</summary>
internal enum Durability
{
    /// <summary>
    /// The end of the process, however it ends. A power failure may take it, together with everything that was written after it:
    /// for what is made again from what is on disk.
    /// </summary>
    Process = 0,

    /// <summary>A power failure, too: it is on disk.</summary>
    Disk = 1,
}
