namespace Qrie.Accounts;

/// <summary>
/// A token bucket whose rate halves when AWS throttles and grows back within a minute. Reservations are granted in
/// advance, with the time to wait.
/// </summary>
/// <param name="perSecond">The rate; the bucket holds one second's worth, at least 20.</param>
internal sealed class RequestRate(double perSecond)
{
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(1);
    private readonly double burst = Math.Max(20, perSecond);
    private double factor = 1;
    private DateTimeOffset shrunkAt = DateTimeOffset.MinValue;
    private double tokens = Math.Max(20, perSecond);
    private DateTimeOffset filledAt = DateTimeOffset.MinValue;

    /// <summary>The rate in force, requests per second.</summary>
    public double PerSecond(DateTimeOffset now) => perSecond * Factor(now);

    /// <summary>Takes requests out of the bucket, which may go into debt.</summary>
    /// <returns>How long to wait until the debt is paid.</returns>
    public TimeSpan Reserve(int requests, DateTimeOffset now)
    {
        var rate = PerSecond(now);
        if (filledAt != DateTimeOffset.MinValue)
        {
            tokens = Math.Min(burst, tokens + Math.Max(0, (now - filledAt).TotalSeconds) * rate);
        }

        filledAt = now;
        tokens -= requests;
        return tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / rate);
    }

    /// <summary>Halves the rate, down to an eighth. Several reports within a second are one.</summary>
    public void Shrink(DateTimeOffset now)
    {
        if (now - shrunkAt >= TimeSpan.FromSeconds(1))
        {
            factor = Math.Max(0.125, Factor(now) / 2);
            shrunkAt = now;
        }
    }

    private double Factor(DateTimeOffset now) => shrunkAt == DateTimeOffset.MinValue
        ? 1
        : Math.Clamp(factor + (now - shrunkAt) / Recovery * (1 - factor), factor, 1);
}
