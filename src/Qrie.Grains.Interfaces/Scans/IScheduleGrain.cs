using Orleans.Concurrency;

namespace Qrie.Scans;

/// <summary>The schedule of one account. The key is the account id.</summary>
[Alias("qrie.IScheduleGrain")]
public interface IScheduleGrain : IGrainWithStringKey
{
    /// <summary>Starts what is due. What was missed is caught up once.</summary>
    [Alias("Tick")]
    Task TickAsync();

    /// <summary>The schedule, for the dashboard.</summary>
    [Alias("GetState"), AlwaysInterleave]
    Task<ScheduleState> GetStateAsync();
}
