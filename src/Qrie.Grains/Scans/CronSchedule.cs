using Cronos;

namespace Qrie.Scans;

/// <summary>When something is due that a cron expression plans, in UTC, spread over accounts.</summary>
public static class CronSchedule
{
    /// <summary>The next time after a moment; null when the expression is empty or has no more.</summary>
    /// <param name="expression">Five fields.</param>
    /// <param name="after">The moment.</param>
    /// <param name="spread">Over how long accounts are spread.</param>
    /// <param name="key">What is spread: the same key is always as late.</param>
    /// <exception cref="CronFormatException">The expression is malformed.</exception>
    public static DateTimeOffset? Next(string expression, DateTimeOffset after, TimeSpan spread, string key)
    {
        if (string.IsNullOrWhiteSpace(expression))
        {
            return null;
        }

        // Of the time before the spread, so that an account whose turn is still to come today is not put off to the next.
        var late = spread * Share(key);
        return CronExpression.Parse(expression).GetNextOccurrence(after - late, TimeZoneInfo.Utc) + late;
    }

    /// <summary>What is wrong with an expression; null when nothing is.</summary>
    /// <param name="expression">Five fields, or empty.</param>
    public static string? Problem(string expression)
    {
        try
        {
            _ = string.IsNullOrWhiteSpace(expression) ? null : CronExpression.Parse(expression);
            return null;
        }
        catch (CronFormatException exception)
        {
            return exception.Message;
        }
    }

    private static double Share(string key) =>
        key.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u)) / (double)uint.MaxValue;
}
