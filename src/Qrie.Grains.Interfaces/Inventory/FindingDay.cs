namespace Qrie.Inventory;

/// <summary>What became of findings on one day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Opened">How often one opened or reopened.</param>
/// <param name="Resolved">How often one was resolved.</param>
/// <param name="CriticalOpened">How often one of severity 90 and above opened or reopened.</param>
public sealed record FindingDay(DateOnly Day, int Opened, int Resolved, int CriticalOpened);
