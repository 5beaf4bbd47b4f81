using Qrie.Simulator;

namespace Qrie.Silo.Tests;

/// <summary>One Qrie for the tests of a class. Each test takes buckets of its own.</summary>
public sealed class QrieFixture : IAsyncLifetime
{
    internal QrieHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await QrieHost.StartAsync(
        new SimulatorOptions { Accounts = 4, NewBucketsBlockPublicAccess = false },
        new Dictionary<string, string?> { ["Qrie:Aws:RequestsPerSecond"] = "10000", ["Qrie:Inbox:Backoff"] = "00:00:00.2" });

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
