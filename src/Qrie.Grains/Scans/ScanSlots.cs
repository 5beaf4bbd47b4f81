using Microsoft.Extensions.Options;

namespace Qrie.Scans;

/// <summary>Bounds how many units this silo scans side by side.</summary>
/// <param name="options">How many.</param>
public sealed class ScanSlots(IOptions<ScanOptions> options) : IDisposable
{
    private readonly SemaphoreSlim slots = new(options.Value.Units);

    /// <summary>Waits for a slot.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The slot; disposing it gives it back.</returns>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        return new Slot(slots);
    }

    /// <inheritdoc/>
    public void Dispose() => slots.Dispose();

    private sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        private int taken = 1;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref taken, 0) == 1)
            {
                slots.Release();
            }
        }
    }
}
