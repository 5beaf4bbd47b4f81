namespace Qrie.Silo.Tests.Policies;

/// <summary>The system's clock, set forward: timers run as they do, and the date is another one.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long ticks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref ticks));
}
