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
        Remediation = "aws rds modify-db-cluster --db-cluster-identifier ID --auto-minor-version-upgrade --apply-immediately.",
        Parts = ["cluster"],
        Controls = ["CIS 2.2.2", "RDS.35", "PCI 6.3.3", "SI-2"],
    };

    public Verdict Evaluate(DbClusterConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Cluster, context, () => RdsVerdicts.When(
            !configuration.Cluster.AutoMinorVersionUpgrade, "Minor versions are not taken automatically.",
            ("engine_version", configuration.Cluster.EngineVersion)));
}
