using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSPublicAccess : IPolicy<DbInstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSPublicAccess",
        Title = "Database is publicly accessible",
        Description = "The name of the instance leads to a public address.",
        ResourceType = "AWS::RDS::DBInstance",
        Severity = 95,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "Whoever the security groups let in reaches the database from anywhere, and one mistaken rule lets in the world: what then protects the data is a password.",
        Remediation = new()
        {
            Summary = "Take the public address away.",
            Console =
            [
                "Open the RDS console, choose Databases, select the instance, and choose Modify.",
                "Under Connectivity, in Additional configuration, choose Not publicly accessible.",
                "Choose Continue, Apply immediately, and Modify DB instance.",
            ],
            Cli = ["aws rds modify-db-instance --region REGION --db-instance-identifier ID --no-publicly-accessible --apply-immediately"],
            Note = "First see that clients reach it from within the VPC.",
        },
        Parts = ["instance"],
        Controls = ["CIS 2.2.3", "RDS.2", "PCI 1.3.1", "AC-3"],
    };

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: false, () => RdsVerdicts.When(
            configuration.Instance.PubliclyAccessible, "The instance is publicly accessible.",
            ("endpoint", configuration.Instance.Endpoint), ("security_groups", configuration.Instance.SecurityGroups)));
}
