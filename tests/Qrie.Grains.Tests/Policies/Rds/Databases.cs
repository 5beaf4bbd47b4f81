using Qrie.Aws;
using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

/// <summary>Databases for tests. A good one breaks no policy.</summary>
internal static class Databases
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static EvaluationContext Context { get; } = new()
    {
        Now = Now,
        AccountId = "123456789012",
        Arn = "arn:aws:rds:us-east-1:123456789012:db:orders",
        TrustedAccounts = new HashSet<string> { "123456789012", "222222222222" },
    };

    public static DbInstanceConfiguration Instance { get; } = new()
    {
        Name = "orders",
        Instance = new DbInstanceSettings
        {
            Engine = "postgres", EngineVersion = "16.6", Endpoint = "orders.example:5432", SecurityGroups = ["sg-1"], StorageEncrypted = true, BackupRetentionDays = 7,
            MultiAz = true, DeletionProtection = true, AutoMinorVersionUpgrade = true, IamAuthentication = true, LogExports = ["postgresql"], ParameterGroup = "own",
            CertificateValidTill = Now.AddDays(1000),
        },
        Parameters = Observed<SortedDictionary<string, string>>.Present(new SortedDictionary<string, string> { ["rds.force_ssl"] = "1" }),
    };

    public static DbClusterConfiguration Cluster { get; } = new()
    {
        Name = "main",
        Cluster = new DbClusterSettings
        {
            Engine = "aurora-postgresql", EngineVersion = "16.6", StorageEncrypted = true, BackupRetentionDays = 7, MultiAz = true, DeletionProtection = true,
            AutoMinorVersionUpgrade = true, IamAuthentication = true, LogExports = ["postgresql"],
        },
    };

    public static DbSnapshotConfiguration Snapshot { get; } = new()
    {
        Name = "s",
        Snapshot = new DbSnapshotSettings { Engine = "postgres", SnapshotType = "manual", Encrypted = true },
        Attributes = Shared(),
    };

    public static Observed<DbSnapshotSharing> Shared(params string[] accounts) => Observed<DbSnapshotSharing>.Present(new DbSnapshotSharing(accounts));

    public static Verdict Judge(this IPolicy<DbInstanceConfiguration> policy, DbInstanceSettings instance) => policy.Evaluate(Instance with { Instance = instance }, Context);

    public static Verdict Judge(this IPolicy<DbClusterConfiguration> policy, DbClusterSettings cluster) => policy.Evaluate(Cluster with { Cluster = cluster }, Context);

    public static Verdict Judge(this IPolicy<DbSnapshotConfiguration> policy, DbSnapshotConfiguration snapshot) => policy.Evaluate(snapshot, Context);
}
