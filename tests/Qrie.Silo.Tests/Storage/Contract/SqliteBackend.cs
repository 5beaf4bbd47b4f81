namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>SQLite, in a file of its own each time.</summary>
public sealed class SqliteBackend : StorageBackend
{
    internal override Task<StorageUnderTest> CreateAsync() => Task.FromResult<StorageUnderTest>(new SqliteUnderTest());
}
