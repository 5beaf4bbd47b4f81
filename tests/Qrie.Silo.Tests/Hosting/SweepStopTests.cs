using Microsoft.Extensions.DependencyInjection;
using Qrie.Silo.Hosting.Sweeps;

namespace Qrie.Silo.Tests.Hosting;

public sealed class SweepStopTests
{
    [Fact]
    public async Task A_sweep_without_an_end_is_told_as_soon_as_the_process_is_to_stop()
    {
        var sweep = new EndlessSweep();
        await using var qrie = await QrieHost.StartAsync(configure: services => services.AddSingleton<ISweep>(sweep));
        await sweep.Began.Task.WaitAsync(TestContext.Current.CancellationToken);

        // Nothing is stopped by this: grains that wait for their turns would wait for ever.
        qrie.App.Lifetime.StopApplication();

        await sweep.Told.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    private sealed class EndlessSweep : ISweep
    {
        public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "endless";

        public TimeSpan Period => TimeSpan.FromSeconds(1);

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            Began.TrySetResult();
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = cancellationToken.Register(ended.SetResult);
            await ended.Task;
            Told.TrySetResult();
        }
    }
}
