using System.Diagnostics;

namespace Qrie.Silo.Tests;

/// <summary>Waits for what other processes and timers bring about. The limit only ends a test that would never end.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task<T> GetAsync<T>(Func<Task<T?>> read, string what, TimeSpan? limit = null) where T : class
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < (limit ?? Limit);)
        {
            if (await read() is { } value)
            {
                return value;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"Waited in vain for {what}.");
    }

    public static Task<object> TrueAsync(Func<Task<bool>> read, string what, TimeSpan? limit = null) =>
        GetAsync(async () => await read() ? new object() : null, what, limit);
}
