using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSLogExportsDisabled : IPolicy<DbInstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSLogExportsDisabled",
        Title = "Database does not export its logs",
        Description = "The instance exports no log to CloudWatch Logs.",
        ResourceType = "AWS::RDS::DBInstance",
        Severity = 30,
        Category = PolicyCategory.Logging,
        Rationale = "Logs on the instance are gone after days, and with the instance. In CloudWatch Logs they stay, and can raise alarms.",
        Remediation = new()
        {
            Summary = "Export the logs to CloudWatch Logs.",
            Console =
            [
                "Open the RDS console, choose Databases, select the instance, and choose Modify.",
                "Under Log exports, select the types of logs.",
                "Choose Continue, Apply immediately, and Modify DB instance.",
            ],
            Cli = ["aws rds modify-db-instance --region REGION --db-instance-identifier ID --cloudwatch-logs-export-configuration EnableLogTypes=TYPES"],
            Note = "TYPES are such as audit and error for MySQL, postgresql for PostgreSQL. For some engines, parameters and options have to turn the log on too.",
        },
        Parts = ["instance"],
        Controls = ["RDS.9", "PCI 10.2.1", "AU-12"],
    };

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: true, () => RdsVerdicts.When(
            configuration.Instance.LogExports.Count == 0, "No log is exported to CloudWatch Logs."));
}
