using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSClusterMultiAZDisabled : IPolicy<DbClusterConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSClusterMultiAZDisabled",
        Title = "Cluster is in one zone only",
        Description = "The cluster has no standby or member in another availability zone.",
        ResourceType = "AWS::RDS::DBCluster",
        Severity = 35,
        Category = PolicyCategory.Resilience,
        Rationale = "When the zone fails, or the host is patched, the database is away until it is back.",
        Remediation = "Add a member in another zone: aws rds create-db-instance --db-cluster-identifier ID --availability-zone ZONE.",
        Parts = ["cluster"],
        Controls = ["CIS 2.2.4", "RDS.15", "CP-10"],
    };

    public Verdict Evaluate(DbClusterConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Cluster, context, () => RdsVerdicts.When(
            !configuration.Cluster.MultiAz, "The cluster is in one availability zone only."));
}
