using Qrie.Inventory;

namespace Qrie.Silo.Api.Summary;

/// <summary>One week.</summary>
/// <param name="WeekStart">Its Monday, 00:00 UTC.</param>
/// <param name="OpenFindings">Findings open at its end; for the current week, now.</param>
/// <param name="NewFindings">How often one opened or reopened.</param>
/// <param name="ClosedFindings">How often one was resolved.</param>
/// <param name="CriticalNew">How often one of severity 90 and above opened or reopened.</param>
/// <param name="IsCurrent">True for the week of today.</param>
internal sealed record WeekDto(
    DateTimeOffset WeekStart, int OpenFindings, int NewFindings, int ClosedFindings, int CriticalNew, bool IsCurrent)
{
    public static WeekDto From(FindingWeek week) => new(
        new DateTimeOffset(week.Monday, TimeOnly.MinValue, TimeSpan.Zero), week.Open, week.Opened, week.Resolved, week.CriticalOpened, week.IsCurrent);
}
