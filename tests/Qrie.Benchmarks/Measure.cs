using System.Diagnostics;

namespace Qrie.Benchmarks;

/// <summary>Runs an operation over and over, from several workers at once.</summary>
internal static class Measure
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    /// <summary>How often an operation completes in a second of the process's CPU time, and in a second on the clock.</summary>
    public static async Task<Rate> RunAsync(string name, int workers, Func<int, long, Task> operation)
    {
        await RunForAsync(WarmUp, workers, operation);
        GC.Collect();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var count = await RunForAsync(Duration, workers, operation);
        var elapsed = watch.Elapsed;
        var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        return new Rate(name, count, count / spent.TotalSeconds, count / elapsed.TotalSeconds);
    }

    private static async Task<long> RunForAsync(TimeSpan duration, int workers, Func<int, long, Task> operation)
    {
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var count = 0L;
            while (Stopwatch.GetTimestamp() < until)
            {
                await operation(worker, count);
                count++;
            }

            return count;
        })));
        return counts.Sum();
    }
}
