using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSIamAuthenticationDisabled : IPolicy<DbInstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSIamAuthenticationDisabled",
        Title = "Database takes passwords only",
        Description = "Principals of IAM cannot log in to the instance, though its engine could let them.",
        ResourceType = "AWS::RDS::DBInstance",
        Severity = 25,
        Category = PolicyCategory.AccessControl,
        Rationale = "Passwords are shared, kept in files and seldom changed. Tokens of IAM last fifteen minutes and belong to somebody.",
        Remediation = new()
        {
            Summary = "Let principals of IAM log in to the instance.",
            Console =
            [
                "Open the RDS console, choose Databases, select the instance, and choose Modify.",
                "Under Database authentication, choose Password and IAM database authentication.",
                "Choose Continue, Apply immediately, and Modify DB instance.",
            ],
            Cli = ["aws rds modify-db-instance --region REGION --db-instance-identifier ID --enable-iam-database-authentication --apply-immediately"],
            Note = "Then grant rds-db:connect to those who need it, and make a user of the database that logs in by IAM.",
        },
        Parts = ["instance"],
        Controls = ["RDS.10", "PCI 7.2.1"],
    };

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: true, () => RdsVerdicts.MayKnowIam(configuration.Instance.Engine)
            ? RdsVerdicts.When(!configuration.Instance.IamAuthentication, "Authentication with IAM is off.", ("engine", configuration.Instance.Engine))
            : new Verdict.NotApplicable($"The engine {configuration.Instance.Engine} has no authentication with IAM."));
}
