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
        Remediation = new()
        {
            Summary = "Add a member in another availability zone.",
            Console =
            [
                "Open the RDS console, choose Databases, and select the cluster.",
                "Choose Actions, Add reader.",
                "Choose a class, and an availability zone other than that of the writer, and choose Add reader.",
            ],
            Cli =
            [
                "aws rds create-db-instance --region REGION --db-cluster-identifier ID --db-instance-identifier READER --db-instance-class CLASS "
                    + "--engine ENGINE --availability-zone ZONE",
            ],
            Note = "ENGINE is that of the cluster, such as aurora-postgresql. A reader is charged as an instance. A Multi-AZ DB cluster has its readers from "
                + "the start; this is for Aurora.",
        },
        Parts = ["cluster"],
        Controls = ["CIS 2.2.4", "RDS.15", "CP-10"],
    };

    public Verdict Evaluate(DbClusterConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Cluster, context, () => RdsVerdicts.When(
            !configuration.Cluster.MultiAz, "The cluster is in one availability zone only."));
}
