using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSClusterSnapshotSharedExternally : IPolicy<DbSnapshotConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSClusterSnapshotSharedExternally",
        Title = "Snapshot of a cluster is shared with others",
        Description = "An account that is not trusted may restore the snapshot.",
        ResourceType = "AWS::RDS::DBClusterSnapshot",
        Severity = 60,
        Category = PolicyCategory.DataProtection,
        Rationale = "Whoever may restore it has a copy of the cluster over which this account has no say any more.",
        Remediation = new()
        {
            Summary = "See whether the accounts are partners that need it; else stop sharing the snapshot with them.",
            Console =
            [
                "Open the RDS console, choose Snapshots, and select the snapshot.",
                "Choose Actions, Share snapshot.",
                "Delete the accounts that the evidence names, and choose Save.",
            ],
            Cli =
            [
                "aws rds modify-db-cluster-snapshot-attribute --region REGION --db-cluster-snapshot-identifier ID --attribute-name restore "
                    + "--values-to-remove EXTERNAL",
            ],
            Note = "EXTERNAL stands for the account's twelve digits. Accounts of one's own can be onboarded, or be made trusted.",
        },
        Parts = ["attributes"],
        Controls = ["AC-4"],
    };

    public Verdict Evaluate(DbSnapshotConfiguration configuration, EvaluationContext context) => RdsVerdicts.Of(configuration.Snapshot, () =>
    {
        IReadOnlyList<string> External(DbSnapshotSharing sharing) =>
            [.. sharing.Restore.Where(account => account != "all" && account != context.AccountId && !context.TrustedAccounts.Contains(account))];
        return Verdict.When(
            configuration.Attributes.Is("attributes", sharing => External(sharing).Count > 0, whenAbsent: false),
            () => new Verdict.Violation(
                "Accounts that are not trusted may restore the snapshot.",
                new Dictionary<string, object?> { ["accounts"] = configuration.Attributes.TryGet(out var sharing) ? External(sharing) : [] }));
    });
}
