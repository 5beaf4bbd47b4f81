using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSAutoMinorUpgradeDisabled : IPolicy<DbInstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSAutoMinorUpgradeDisabled",
        Title = "Database does not take minor versions by itself",
        Description = "Minor versions of the engine are not taken automatically.",
        ResourceType = "AWS::RDS::DBInstance",
        Severity = 40,
        Category = PolicyCategory.Configuration,
        Rationale = "Minor versions bring security fixes. Nobody installs them by hand in time.",
        Remediation = new()
        {
            Summary = "Have minor versions taken automatically.",
            Console =
            [
                "Open the RDS console, choose Databases, select the instance, and choose Modify.",
                "Under Maintenance, select Enable auto minor version upgrade.",
                "Choose Continue, Apply immediately, and Modify DB instance.",
            ],
            Cli = ["aws rds modify-db-instance --region REGION --db-instance-identifier ID --auto-minor-version-upgrade --apply-immediately"],
            Note = "Minor versions are installed in the maintenance window, with a short outage.",
        },
        Parts = ["instance"],
        Controls = ["CIS 2.2.2", "RDS.13", "PCI 6.3.3", "SI-2"],
    };

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: true, () => RdsVerdicts.When(
            !configuration.Instance.AutoMinorVersionUpgrade, "Minor versions are not taken automatically.",
            ("engine_version", configuration.Instance.EngineVersion)));
}
