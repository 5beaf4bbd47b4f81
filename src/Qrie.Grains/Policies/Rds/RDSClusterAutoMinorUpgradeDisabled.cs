using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSClusterAutoMinorUpgradeDisabled : IPolicy<DbClusterConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSClusterAutoMinorUpgradeDisabled",
        Title = "Cluster does not take minor versions by itself",
        Description = "Minor versions of the engine are not taken automatically.",
        ResourceType = "AWS::RDS::DBCluster",
        Severity = 40,
        Category = PolicyCategory.Configuration,
        Rationale = "Minor versions bring security fixes. Nobody installs them by hand in time.",
        Remediation = new()
        {
            Summary = "Have minor versions taken automatically.",
            Console =
            [
                "Open the RDS console, choose Databases, select the cluster, and choose Modify.",
                "Under Maintenance, select Enable auto minor version upgrade. Where the cluster does not show it, modify each of its instances so.",
                "Choose Continue, Apply immediately, and Modify cluster.",
            ],
            Cli = ["aws rds modify-db-cluster --region REGION --db-cluster-identifier ID --auto-minor-version-upgrade --apply-immediately"],
            Note = "Minor versions are installed in the maintenance window, with a short outage. For a cluster of Aurora the setting of its instances counts: "
                + "aws rds modify-db-instance with the same option for each.",
        },
        Parts = ["cluster"],
        Controls = ["CIS 2.2.2", "RDS.35", "PCI 6.3.3", "SI-2"],
    };

    public Verdict Evaluate(DbClusterConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Cluster, context, () => RdsVerdicts.When(
            !configuration.Cluster.AutoMinorVersionUpgrade, "Minor versions are not taken automatically.",
            ("engine_version", configuration.Cluster.EngineVersion)));
}
