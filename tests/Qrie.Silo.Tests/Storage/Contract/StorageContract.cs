namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>Tests that every storage must pass.</summary>
/// <param name="backend">The storage.</param>
public abstract class StorageContract(StorageBackend backend) : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(backend.Missing is null, backend.Missing ?? "");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty storage.</summary>
    internal Task<StorageUnderTest> CreateAsync() => backend.CreateAsync();
}
