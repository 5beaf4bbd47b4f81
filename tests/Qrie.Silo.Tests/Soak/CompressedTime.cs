using Microsoft.Extensions.Time.Testing;

namespace Qrie.Silo.Tests.Soak;

/// <summary>
/// Time that passes faster than it does, for everybody who asks it: Qrie, Orleans and the people of the simulated organization. It passes as
/// fast as Qrie follows: while much waits it passes as usual, so that a slow machine measures the same day and not a backlog.
/// </summary>
internal sealed class CompressedTime : IAsyncDisposable
{
    private const int MuchWaits = 150;
    private const int TicksOfALook = 10;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly CancellationTokenSource stopping = new();
    private readonly int factor;
    private Task passing = Task.CompletedTask;

    /// <param name="factor">How much faster at most.</param>
    public CompressedTime(int factor) => this.factor = factor;

    public TimeProvider Provider => time;

    /// <summary>Lets time pass.</summary>
    /// <param name="waiting">How much Qrie has to follow up.</param>
    public void Start(Func<Task<long>> waiting) => passing = PassAsync(waiting);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await passing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task PassAsync(Func<Task<long>> waiting)
    {
        using var timer = new PeriodicTimer(Tick);
        for (var (ticks, hurries) = (0, true); await timer.WaitForNextTickAsync(stopping.Token); ticks++)
        {
            if (ticks % TicksOfALook == 0)
            {
                hurries = await waiting() < MuchWaits;
            }

            time.Advance(hurries ? Tick * factor : Tick);
        }
    }
}
