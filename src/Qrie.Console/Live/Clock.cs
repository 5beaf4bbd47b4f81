namespace Qrie.Console.Live;

/// <summary>One timer per circuit, so that relative times stay true.</summary>
internal sealed class Clock : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly TimeProvider time;
    private readonly ITimer timer;

    public Clock(TimeProvider time)
    {
        this.time = time;
        timer = time.CreateTimer(_ => Ticked?.Invoke(), null, Period, Period);
    }

    public event Action? Ticked;

    public DateTimeOffset Now => time.GetUtcNow();

    public void Dispose() => timer.Dispose();
}
