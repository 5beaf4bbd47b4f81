namespace Orleans.Streaming.Sqs;

/// <summary>Spreads pauses, so that receivers that failed together do not try again together.</summary>
internal static class Jitter
{
    /// <summary>Between half of a pause and the whole.</summary>
#pragma warning disable CA5394 // No secret depends on it.
    public static TimeSpan Half(TimeSpan pause) => pause * (0.5 + Random.Shared.NextDouble() / 2);
#pragma warning restore CA5394
}
