using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

/// <summary>What the policies of RDS share: what they have no say in, and when they look again.</summary>
internal static class RdsVerdicts
{
    // That a modification has been applied, or a database is gone, no record tells.
    private static readonly TimeSpan WhileChanging = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhilePending = TimeSpan.FromHours(1);

    /// <summary>Judges an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="context">What policies may know beside it.</param>
    /// <param name="ownOnly">True where its cluster is judged in its stead, if it has one.</param>
    /// <param name="judge">The verdict on an instance that is to be judged.</param>
    public static Verdict Of(DbInstanceSettings instance, EvaluationContext context, bool ownOnly, Func<Verdict> judge) => Again(
        OtherService(instance.Engine) ?? Deleting(instance.State)
            ?? (ownOnly && instance.ClusterId is { } cluster ? new Verdict.NotApplicable($"Its cluster {cluster} is judged instead.") : judge()),
        instance.State, instance.PendingValues, context);

    /// <summary>Judges a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="context">What policies may know beside it.</param>
    /// <param name="judge">The verdict on a cluster that is to be judged.</param>
    public static Verdict Of(DbClusterSettings cluster, EvaluationContext context, Func<Verdict> judge) =>
        Again(OtherService(cluster.Engine) ?? Deleting(cluster.State) ?? judge(), cluster.State, cluster.PendingValues, context);

    /// <summary>Judges a snapshot that was taken by hand.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="judge">The verdict on a snapshot that is to be judged.</param>
    public static Verdict Of(DbSnapshotSettings snapshot, Func<Verdict> judge) => OtherService(snapshot.Engine)
        ?? (snapshot.SnapshotType == "manual" ? judge() : new Verdict.NotApplicable("Only snapshots that were taken by hand are judged."));

    /// <summary>A violation where something is so.</summary>
    public static Verdict When(bool violated, string message, params (string Name, object? Value)[] evidence) => violated
        ? new Verdict.Violation(message, evidence.ToDictionary(fact => fact.Name, fact => fact.Value))
        : new Verdict.Compliant();

    /// <summary>True for the engines with which principals of IAM can log in.</summary>
    public static bool MayKnowIam(string engine) =>
        engine is "mysql" or "mariadb" or "postgres" || engine.StartsWith("aurora", StringComparison.Ordinal);

    private static Verdict.NotApplicable? OtherService(string engine) => engine switch
    {
        "docdb" => new Verdict.NotApplicable("DocumentDB is another service."),
        "neptune" => new Verdict.NotApplicable("Neptune is another service."),
        _ => null,
    };

    private static Verdict.NotApplicable? Deleting(DbState state) => state == DbState.Deleting ? new Verdict.NotApplicable("It is being deleted.") : null;

    private static Verdict Again(Verdict verdict, DbState state, IReadOnlyList<string> pending, EvaluationContext context)
    {
        DateTimeOffset? again = state != DbState.Settled ? context.Now + WhileChanging
            : pending.Count > 0 ? context.Now + WhilePending
            : null;
        return again is null || verdict.ReevaluateAt <= again ? verdict : verdict with { ReevaluateAt = again };
    }
}
