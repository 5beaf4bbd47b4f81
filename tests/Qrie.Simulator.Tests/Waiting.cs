namespace Qrie.Simulator.Tests;

internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits until Qrie's calls of an operation have begun.</summary>
    public static Task WaitForCallAsync(this SimulatorHost host, string service, string operation) =>
        UntilAsync(() => host.Organization.Calls.ContainsKey((service, operation)), $"{service} {operation}");

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!condition())
        {
            patience.IsCancellationRequested.Should().BeFalse($"waiting for {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken);
        }
    }
}
