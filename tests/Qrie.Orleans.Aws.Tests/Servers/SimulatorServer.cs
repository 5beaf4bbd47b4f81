using Qrie.Simulator;

namespace Qrie.Orleans.Aws.Tests.Servers;

/// <summary>The simulated organization's SQS.</summary>
public sealed class SimulatorServer : SqsServer
{
    private SimulatorHost? simulator;

    public override async ValueTask InitializeAsync()
    {
        simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        Url = simulator.Url;
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return simulator?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
