using System.ComponentModel.DataAnnotations;

namespace Qrie.Scans;

/// <summary>When accounts are scanned, and how much at a time. Section <c>Qrie:Scans</c>.</summary>
public sealed class ScanOptions
{
    /// <summary>When inventories are taken, a cron expression of five fields in UTC; empty for never. Default Saturday 00:00.</summary>
    public string InventoryCron { get; set; } = "0 0 * * 6";

    /// <summary>When the stored inventory is judged again, likewise. Default 04:00 every day.</summary>
    public string PolicyCron { get; set; } = "0 4 * * *";

    /// <summary>Over how long the scheduled scans of accounts are spread, 0 to 24 h. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Spread { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether an account is scanned when it is onboarded. Default true.</summary>
    public bool Bootstrap { get; set; } = true;

    /// <summary>Units (account, service, region) that one silo scans side by side, 1 to 256. Default 8.</summary>
    [Range(1, 256)]
    public int Units { get; set; } = 8;

    /// <summary>Resources that one unit looks at side by side, 1 to 256. Default 8.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 8;

    /// <summary>How often a resource that could not be read is tried, 1 to 10. Default 4.</summary>
    [Range(1, 10)]
    public int Attempts { get; set; } = 4;

    /// <summary>How long the history of scans is kept, 1 day to 10 years. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);
}
