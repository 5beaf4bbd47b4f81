namespace Qrie.Policies;

/// <summary>How old something may get. Ages compare strictly: 90 days have passed when more than 90 × 24 h have.</summary>
/// <param name="Since">When it began, UTC.</param>
/// <param name="Limit">How old it may get.</param>
internal readonly record struct Age(DateTimeOffset Since, TimeSpan Limit)
{
    /// <summary>The first instant at which it is too old.</summary>
    public DateTimeOffset PassedFrom => Since + Limit + TimeSpan.FromTicks(1);

    /// <summary>An age from the end of a day on: whatever happened in the course of the day is not older than that.</summary>
    /// <param name="day">The day, UTC.</param>
    /// <param name="limit">How old it may get.</param>
    public static Age Of(DateOnly day, TimeSpan limit) => new(EndOf(day), limit);

    /// <summary>The end of a day, UTC.</summary>
    /// <param name="day">The day.</param>
    public static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The first instant after now at which one more of some things is too old; null when there is none.</summary>
    /// <param name="ages">The ages.</param>
    /// <param name="now">The moment.</param>
    public static DateTimeOffset? NextAfter(IEnumerable<Age> ages, DateTimeOffset now) =>
        ages.Select(age => (DateTimeOffset?)age.PassedFrom).Where(at => at > now).Min();

    /// <summary>True when it is too old.</summary>
    /// <param name="now">The moment.</param>
    public bool IsPassed(DateTimeOffset now) => now >= PassedFrom;
}
