namespace Qrie.Inventory;

/// <summary>What became of findings in one week, from Monday to Sunday, UTC.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Open">Findings open at its end; for the current week, now.</param>
/// <param name="Opened">How often one opened or reopened.</param>
/// <param name="Resolved">How often one was resolved.</param>
/// <param name="CriticalOpened">How often one of severity 90 and above opened or reopened.</param>
/// <param name="IsCurrent">True for the week of today.</param>
public sealed record FindingWeek(DateOnly Monday, int Open, int Opened, int Resolved, int CriticalOpened, bool IsCurrent)
{
    /// <summary>The Monday of a day's week.</summary>
    /// <param name="day">The day.</param>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The last weeks, the oldest first, the current one last.</summary>
    /// <param name="days">The days since the first week began.</param>
    /// <param name="open">How many findings are open now.</param>
    /// <param name="today">The day of today.</param>
    /// <param name="count">How many weeks.</param>
    public static IReadOnlyList<FindingWeek> Sum(IReadOnlyList<FindingDay> days, int open, DateOnly today, int count)
    {
        var current = MondayOf(today);
        var weeks = new FindingWeek[count];
        for (var i = count - 1; i >= 0; i--)
        {
            var monday = current.AddDays(-7 * (count - 1 - i));
            var own = days.Where(day => day.Day >= monday && day.Day < monday.AddDays(7)).ToList();
            var (opened, resolved) = (own.Sum(day => day.Opened), own.Sum(day => day.Resolved));
            weeks[i] = new FindingWeek(monday, open, opened, resolved, own.Sum(day => day.CriticalOpened), monday == current);

            // What was open when the week before ended.
            open += resolved - opened;
        }

        return weeks;
    }
}
