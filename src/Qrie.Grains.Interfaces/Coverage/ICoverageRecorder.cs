namespace Qrie.Coverage;

/// <summary>Counts what comes out of the queue. Calls are cheap and never block; counts are written in the background.</summary>
public interface ICoverageRecorder
{
    /// <summary>Counts one message.</summary>
    /// <param name="kind">What became of it.</param>
    /// <param name="accountId">The account, when one is known and onboarded; otherwise null.</param>
    /// <param name="region">The region, when known.</param>
    /// <param name="name">The reason, or the event's name; empty where the kind has none.</param>
    void Count(CounterKind kind, string? accountId, string? region, string name);
}
