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
        Remediation = new()
        {
            Summary = "Export the logs to CloudWatch Logs.",
            Console =
            [
                "Open the RDS console, choose Databases, select the cluster, and choose Modify.",
                "Under Log exports, select the types of logs.",
                "Choose Continue, Apply immediately, and Modify cluster.",
            ],
            Cli = ["aws rds modify-db-cluster --region REGION --db-cluster-identifier ID --cloudwatch-logs-export-configuration EnableLogTypes=TYPES"],
            Note = "TYPES are such as audit and error for MySQL, postgresql for PostgreSQL. For some engines, parameters and options have to turn the log on too.",
        },
        Parts = ["cluster"],
        Controls = ["RDS.34", "PCI 10.2.1", "AU-12"],
    };

    public Verdict Evaluate(DbClusterConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Cluster, context, () => RdsVerdicts.When(
            configuration.Cluster.LogExports.Count == 0, "No log is exported to CloudWatch Logs."));
}
