namespace Qrie.Scans;

/// <summary>When an account is scanned next.</summary>
[GenerateSerializer, Alias("qrie.schedule-state")]
public sealed class ScheduleState
{
    /// <summary>When the first scan was asked for, UTC; null before.</summary>
    [Id(0)] public DateTimeOffset? BootstrappedAt { get; set; }

    /// <summary>When the next inventory is due, UTC; null when none is planned.</summary>
    [Id(1)] public DateTimeOffset? InventoryDueAt { get; set; }

    /// <summary>When the next policy scan is due, UTC; null when none is planned.</summary>
    [Id(2)] public DateTimeOffset? PolicyDueAt { get; set; }

    /// <summary>The cron expression from which <see cref="InventoryDueAt"/> comes: another one plans anew.</summary>
    [Id(3)] public string InventoryCron { get; set; } = "";

    /// <summary>The cron expression from which <see cref="PolicyDueAt"/> comes.</summary>
    [Id(4)] public string PolicyCron { get; set; } = "";
}
