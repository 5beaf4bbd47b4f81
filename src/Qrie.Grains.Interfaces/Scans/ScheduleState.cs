namespace Qrie.Scans;

/// <summary>When an account is scanned next.</summary>
[GenerateSerializer, Alias("qrie.schedule-state")]
public sealed class ScheduleState
{
    /// <summary>When the first scan was started, UTC; null before.</summary>
    [Id(0)] public DateTimeOffset? BootstrappedAt { get; set; }

    /// <summary>When the next inventory is due, UTC; null when none is planned.</summary>
    [Id(1)] public DateTimeOffset? InventoryDueAt { get; set; }

    /// <summary>When the next policy scan is due, UTC; null when none is planned.</summary>
    [Id(2)] public DateTimeOffset? PolicyDueAt { get; set; }

    /// <summary>The cron expression from which <see cref="InventoryDueAt"/> comes: another one plans anew.</summary>
    [Id(3)] public string InventoryCron { get; set; } = "";

    /// <summary>The cron expression from which <see cref="PolicyDueAt"/> comes.</summary>
    [Id(4)] public string PolicyCron { get; set; } = "";

    /// <summary>Since when the account is watched without a break, UTC: what was scanned before counts for nothing. Null in schedules of older code.</summary>
    [Id(5)] public DateTimeOffset? WatchedSince { get; set; }

    /// <summary>What names the role, the services and the regions that the bootstrap is about: others make it due again.</summary>
    [Id(6)] public string Places { get; set; } = "";

    /// <summary>When a bootstrap of what has no inventory yet is due, UTC; null when nothing is missing. It is written before a scan of that time is started.</summary>
    [Id(7)] public DateTimeOffset? BootstrapDueAt { get; set; }

    /// <summary>The last scan that was started for <see cref="BootstrapDueAt"/>; null when none was.</summary>
    [Id(8)] public string? BootstrapScan { get; set; }

    /// <summary>How many such scans were started.</summary>
    [Id(9)] public int BootstrapScans { get; set; }

    /// <summary>How often the role could not be assumed since the last of them.</summary>
    [Id(10)] public int Refusals { get; set; }
}
