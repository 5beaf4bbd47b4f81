using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSClusterLogExportsDisabled : IPolicy<DbClusterConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSClusterLogExportsDisabled",
        Title = "Cluster does not export its logs",
        Description = "The cluster exports no log to CloudWatch Logs.",
        ResourceType = "AWS::RDS::DBCluster",
        Severity = 30,
        Category = PolicyCategory.Logging,
        Rationale = "Logs on the instance are gone after days, and with the instance. In CloudWatch Logs they stay, and can raise alarms.",
        Remediation = "aws rds modify-db-cluster --db-cluster-identifier ID --cloudwatch-logs-export-configuration EnableLogTypes=TYPES, such as audit and error for MySQL, postgresql for PostgreSQL.",
        Parts = ["cluster"],
        Controls = ["RDS.34", "PCI 10.2.1", "AU-12"],
    };

    public Verdict Evaluate(DbClusterConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Cluster, context, () => RdsVerdicts.When(
            configuration.Cluster.LogExports.Count == 0, "No log is exported to CloudWatch Logs."));
}
