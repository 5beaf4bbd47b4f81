namespace Qrie.Policies;

/// <summary>
/// Keeps this silo's policy set up with the cluster's. A silo that has not heard from the cluster for as long as <see cref="Lease"/>
/// asks before it judges, so that after that time nothing is judged by a revision that was current before.
/// </summary>
/// <param name="holder">This silo's set.</param>
/// <param name="builder">Makes sets.</param>
/// <param name="time">The clock.</param>
public sealed class PolicySetFollower(PolicySetHolder holder, PolicySetBuilder builder, TimeProvider time)
{
    /// <summary>How long a silo judges without having heard from the cluster.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock sync = new();
    private readonly long born = time.GetTimestamp();
    private volatile PolicySetSnapshot? snapshot;
    private long heardAt = long.MinValue;

    /// <summary>What the cluster agreed on, as far as this silo knows; null before it has heard.</summary>
    public PolicySetSnapshot? Snapshot => snapshot;

    /// <summary>This silo's set, once it has at least a revision.</summary>
    /// <param name="grains">Where the cluster's set is asked for.</param>
    /// <param name="minimum">The least revision.</param>
    /// <exception cref="TimeoutException">The cluster's set does not come, or is older than what was seen.</exception>
    public ValueTask<PolicySet> AtLeastAsync(IGrainFactory grains, long minimum) =>
        IsCurrent(minimum) ? ValueTask.FromResult(holder.Current) : new ValueTask<PolicySet>(CatchUpAsync(grains, minimum));

    /// <summary>Asks the cluster for news.</summary>
    /// <param name="grains">Where to ask.</param>
    /// <returns>Resources that are still to be judged again.</returns>
    public async Task<IReadOnlyList<Reevaluation>> PullAsync(IGrainFactory grains)
    {
        var asked = time.GetTimestamp();
        var pull = await grains.GetGrain<IPolicySetGrain>(0).PullAsync(snapshot?.Revision ?? 0);
        Take(pull.Snapshot, asked);
        return pull.Due;
    }

    /// <summary>Asks the cluster for news, and has resources judged again that are still to be.</summary>
    /// <param name="grains">Where to ask.</param>
    public async Task FollowAsync(IGrainFactory grains)
    {
        foreach (var due in await PullAsync(grains))
        {
            await grains.GetGrain<IReevaluationGrain>(due.Type).StartAsync(due);
        }
    }

    /// <summary>Makes this silo's set anew, because its catalogue changed.</summary>
    public void Rebuild()
    {
        lock (sync)
        {
            if (snapshot is not null)
            {
                holder.Swap(builder.Build(snapshot));
            }
        }
    }

    private bool IsCurrent(long minimum) =>
        holder.Current.Revision >= Math.Max(1, minimum)
        && Interlocked.Read(ref heardAt) is var heard && heard >= born && time.GetElapsedTime(heard) < Lease;

    private async Task<PolicySet> CatchUpAsync(IGrainFactory grains, long minimum)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            await PullAsync(grains);
            if (IsCurrent(minimum))
            {
                return holder.Current;
            }

            if (time.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"The policy set has revision {holder.Current.Revision}; {Math.Max(1, minimum)} is needed.");
            }

            await Task.Delay(Pause, time);
        }
    }

    private void Take(PolicySetSnapshot? next, long asked)
    {
        lock (sync)
        {
            if (next is not null && next.Revision >= (snapshot?.Revision ?? 0))
            {
                snapshot = next;
                holder.Swap(builder.Build(next));
            }

            Interlocked.Exchange(ref heardAt, Math.Max(Interlocked.Read(ref heardAt), asked));
        }
    }
}
