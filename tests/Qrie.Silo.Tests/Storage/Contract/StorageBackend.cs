namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>One of the storages that keep the same promises.</summary>
public abstract class StorageBackend
{
    /// <summary>What is missing here and how to get it; null when the storage can be used.</summary>
    public virtual string? Missing => null;

    /// <summary>An empty storage.</summary>
    internal abstract Task<StorageUnderTest> CreateAsync();
}
