using Qrie.Inventory;

namespace Qrie.Silo.Api.Summary;

/// <summary>Sums days up to weeks, which begin on Mondays, UTC.</summary>
internal static class Weeks
{
    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The last weeks, the oldest first, the current one last.</summary>
    /// <param name="days">The days since the first week began.</param>
    /// <param name="open">How many findings are open now.</param>
    /// <param name="today">The day of today.</param>
    /// <param name="count">How many weeks.</param>
    public static IReadOnlyList<WeekDto> Sum(IReadOnlyList<FindingDay> days, int open, DateOnly today, int count)
    {
        var current = MondayOf(today);
        var weeks = new WeekDto[count];
        for (var i = count - 1; i >= 0; i--)
        {
            var monday = current.AddDays(-7 * (count - 1 - i));
            var own = days.Where(day => day.Day >= monday && day.Day < monday.AddDays(7)).ToList();
            var (opened, resolved) = (own.Sum(day => day.Opened), own.Sum(day => day.Resolved));
            weeks[i] = new WeekDto(
                new DateTimeOffset(monday, TimeOnly.MinValue, TimeSpan.Zero), open, opened, resolved, own.Sum(day => day.CriticalOpened), monday == current);
            // What was open when the week before ended.
            open += resolved - opened;
        }

        return weeks;
    }
}
