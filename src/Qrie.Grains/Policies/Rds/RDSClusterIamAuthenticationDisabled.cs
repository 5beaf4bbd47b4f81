using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSClusterIamAuthenticationDisabled : IPolicy<DbClusterConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSClusterIamAuthenticationDisabled",
        Title = "Cluster takes passwords only",
        Description = "Principals of IAM cannot log in to the cluster, though its engine could let them.",
        ResourceType = "AWS::RDS::DBCluster",
        Severity = 25,
        Category = PolicyCategory.AccessControl,
        Rationale = "Passwords are shared, kept in files and seldom changed. Tokens of IAM last fifteen minutes and belong to somebody.",
        Remediation = new()
        {
            Summary = "Let principals of IAM log in to the cluster.",
            Console =
            [
                "Open the RDS console, choose Databases, select the cluster, and choose Modify.",
                "Under Database authentication, choose Password and IAM database authentication.",
                "Choose Continue, Apply immediately, and Modify cluster.",
            ],
            Cli = ["aws rds modify-db-cluster --region REGION --db-cluster-identifier ID --enable-iam-database-authentication --apply-immediately"],
            Note = "Then grant rds-db:connect to those who need it, and make a user of the database that logs in by IAM.",
        },
        Parts = ["cluster"],
        Controls = ["RDS.12", "PCI 7.2.1"],
    };

    public Verdict Evaluate(DbClusterConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Cluster, context, () => RdsVerdicts.MayKnowIam(configuration.Cluster.Engine)
            ? RdsVerdicts.When(!configuration.Cluster.IamAuthentication, "Authentication with IAM is off.", ("engine", configuration.Cluster.Engine))
            : new Verdict.NotApplicable($"The engine {configuration.Cluster.Engine} has no authentication with IAM."));
}
