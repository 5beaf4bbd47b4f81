using System.Collections.Concurrent;

namespace Qrie.Simulator;

/// <summary>
/// What goes wrong. Every property may be set while the simulator runs. Rates are probabilities from 0 to 1; whether a
/// particular call or event is hit comes from the seed, what is done to which resource and how often that was done before,
/// and so does not depend on how calls to different resources interleave. Calls made with a <c>truth:</c> key are never hit.
/// </summary>
public sealed class Faults
{
    /// <summary>How far back <see cref="ReadLag"/> can reach.</summary>
    public static readonly TimeSpan MaxReadLag = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(string AccountId, string Action), bool> denied = new();
    private readonly ConcurrentDictionary<string, TimeSpan> hanging = new();

    /// <summary>Whether administrators and root (<c>account:</c>, <c>root:</c>) and the scenario's people are spared. Default true.</summary>
    public bool SpareAdministrators { get; set; } = true;

    /// <summary>Whether latency, throttling and errors also hit Qrie's own queues. Default false.</summary>
    public bool IncludeQueues { get; set; }

    /// <summary>How long every call takes on top. Default 0.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Latency by service (<c>s3</c>, <c>sts</c>, <c>sqs</c>) instead of <see cref="Latency"/>.</summary>
    public IReadOnlyDictionary<string, TimeSpan> LatencyByService { get; set; } = new Dictionary<string, TimeSpan>();

    /// <summary>The rate of calls that are refused as too many: <c>SlowDown</c>, <c>Throttling</c>, <c>RequestThrottled</c>.</summary>
    public double ThrottlingRate { get; set; }

    /// <summary>The rate of calls that fail with status 500, without effect.</summary>
    public double ErrorRate { get; set; }

    /// <summary>The rate of entries of <c>DeleteMessageBatch</c> that fail with <c>InternalError</c>, the service's fault.</summary>
    public double DeleteEntryFailureRate { get; set; }

    /// <summary>
    /// How old the state may be from which a read answers: between 0 and this, at most <see cref="MaxReadLag"/>.
    /// What was deleted may still look present, what was made may still look absent. No read sees the future.
    /// </summary>
    public TimeSpan ReadLag { get; set; }

    /// <summary>The rate of reads that lag at all when there is a <see cref="ReadLag"/>. Default 1.</summary>
    public double StaleReadRate { get; set; } = 1;

    /// <summary>The rate of events that arrive twice.</summary>
    public double DuplicateRate { get; set; }

    /// <summary>The rate of events that are held back for up to <see cref="ReorderWindow"/>, so that later ones overtake them.</summary>
    public double ReorderRate { get; set; }

    /// <summary>For how long a reordered event is held back at most. Default 2 s.</summary>
    public TimeSpan ReorderWindow { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The rate of events that are late by up to <see cref="MaxEventDelay"/>.</summary>
    public double DelayRate { get; set; }

    /// <summary>How late a delayed event is at most. Default 30 s.</summary>
    public TimeSpan MaxEventDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The rate of events that never arrive.</summary>
    public double DropRate { get; set; }

    /// <summary>By how much the services' clock differs from this machine's, where they check the dates of signatures.</summary>
    public TimeSpan ClockSkew { get; set; }

    /// <summary>What is denied, as pairs of account and action.</summary>
    public IReadOnlyCollection<(string AccountId, string Action)> Denied => [.. denied.Keys];

    /// <summary>Denies an action in an account, to all but its administrators.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="action">The IAM action, such as <c>s3:GetBucketPolicy</c> or <c>sts:AssumeRole</c>; <c>s3:*</c> for a service.</param>
    public void Deny(string accountId, string action) => denied[(accountId, action)] = true;

    /// <summary>Takes back <see cref="Deny"/>.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="action">The IAM action; null for all that is denied there.</param>
    public void Allow(string accountId, string? action = null)
    {
        foreach (var key in denied.Keys.Where(key => key.AccountId == accountId && (action is null || key.Action == action)))
        {
            denied.TryRemove(key, out _);
        }
    }

    /// <summary>Makes every S3 call of Qrie in an account hang for a time before it is answered; zero ends that for calls to come.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="time">For how long.</param>
    public void Hang(string accountId, TimeSpan time) => hanging[accountId] = time;

    internal bool IsDenied(string accountId, string service, string action) =>
        !denied.IsEmpty && (denied.ContainsKey((accountId, action)) || denied.ContainsKey((accountId, service + ":*")));

    internal TimeSpan HangOf(string accountId) => hanging.IsEmpty ? TimeSpan.Zero : hanging.GetValueOrDefault(accountId);

    internal TimeSpan LatencyOf(string service) => LatencyByService.TryGetValue(service, out var latency) ? latency : Latency;

    internal Faults Copy()
    {
        var copy = new Faults
        {
            SpareAdministrators = SpareAdministrators, IncludeQueues = IncludeQueues,
            Latency = Latency, LatencyByService = LatencyByService,
            ThrottlingRate = ThrottlingRate, ErrorRate = ErrorRate, DeleteEntryFailureRate = DeleteEntryFailureRate,
            ReadLag = ReadLag, StaleReadRate = StaleReadRate,
            DuplicateRate = DuplicateRate, ReorderRate = ReorderRate, ReorderWindow = ReorderWindow,
            DelayRate = DelayRate, MaxEventDelay = MaxEventDelay, DropRate = DropRate, ClockSkew = ClockSkew,
        };
        foreach (var (accountId, action) in denied.Keys)
        {
            copy.Deny(accountId, action);
        }

        foreach (var (accountId, time) in hanging)
        {
            copy.Hang(accountId, time);
        }

        return copy;
    }
}
