using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSClusterDeletionProtectionDisabled : IPolicy<DbClusterConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSClusterDeletionProtectionDisabled",
        Title = "Cluster can be deleted just like that",
        Description = "The cluster does not refuse to be deleted.",
        ResourceType = "AWS::RDS::DBCluster",
        Severity = 35,
        Category = PolicyCategory.DataProtection,
        Rationale = "One mistaken or malicious call deletes it. With protection on, it takes two, and the first of them shows.",
        Remediation = new()
        {
            Summary = "Protect the cluster from being deleted.",
            Console =
            [
                "Open the RDS console, choose Databases, select the cluster, and choose Modify.",
                "Select Enable deletion protection.",
                "Choose Continue, Apply immediately, and Modify cluster.",
            ],
            Cli = ["aws rds modify-db-cluster --region REGION --db-cluster-identifier ID --deletion-protection --apply-immediately"],
        },
        Parts = ["cluster"],
        Controls = ["RDS.7", "CP-2(5)"],
    };

    public Verdict Evaluate(DbClusterConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Cluster, context, () => RdsVerdicts.When(
            !configuration.Cluster.DeletionProtection, "Deletion protection is off."));
}
