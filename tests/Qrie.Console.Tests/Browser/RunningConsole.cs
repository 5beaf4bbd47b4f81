using Qrie.Silo.Tests;
using Qrie.Simulator;

namespace Qrie.Console.Tests.Browser;

/// <summary>One silo over one simulated organization, and one browser, for all tests that need them.</summary>
public sealed class RunningConsole : IAsyncLifetime
{
    private Chromium? chromium;
    private QrieHost? qrie;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        if (qrie is not null)
        {
            await qrie.DisposeAsync();
        }
    }

    /// <summary>Starts both for the first test that asks, which is where a missing browser can be told.</summary>
    internal async Task<(Chromium Chromium, QrieHost Qrie)> StartAsync()
    {
        chromium ??= await Chromium.StartAsync();
        qrie ??= await QrieHost.StartAsync(new SimulatorOptions());
        return (chromium, qrie);
    }
}
