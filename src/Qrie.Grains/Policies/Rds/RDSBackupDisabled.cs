using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSBackupDisabled : IPolicy<DbInstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSBackupDisabled",
        Title = "Database keeps no backups",
        Description = "Automated backups of the instance are off. Replicas are left out: their source is backed up.",
        ResourceType = "AWS::RDS::DBInstance",
        Severity = 55,
        Category = PolicyCategory.Resilience,
        Rationale = "After a mistake or an attack there is nothing to go back to, and no point in time to restore.",
        Remediation = new()
        {
            Summary = "Turn on automated backups, and keep them for 7 days at least.",
            Console =
            [
                "Open the RDS console, choose Databases, select the instance, and choose Modify.",
                "Under Backup, set Backup retention period to 7 days or more.",
                "Choose Continue, Apply immediately, and Modify DB instance.",
            ],
            Cli = ["aws rds modify-db-instance --region REGION --db-instance-identifier ID --backup-retention-period DAYS --apply-immediately"],
            Note = "The change from no backups to some restarts the instance for a short time.",
        },
        Parts = ["instance"],
        Controls = ["RDS.11", "PCI 10.3.3", "CP-9"],
    };

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: true, () => configuration.Instance.SourceId is { } source
            ? new Verdict.NotApplicable($"It is a replica of {source}.")
            : RdsVerdicts.When(
                configuration.Instance.BackupRetentionDays == 0, "Automated backups are off.", ("retention_days", configuration.Instance.BackupRetentionDays)));
}
