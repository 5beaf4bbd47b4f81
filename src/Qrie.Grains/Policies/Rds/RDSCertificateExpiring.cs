using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSCertificateExpiring : IPolicy<DbInstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSCertificateExpiring",
        Title = "Database's certificate expires soon",
        Description = "The certificate of the instance is valid for less than 90 days, or no longer.",
        ResourceType = "AWS::RDS::DBInstance",
        Severity = 45,
        Category = PolicyCategory.Configuration,
        Rationale = "Clients that check the certificate, as they should, cannot connect once it has expired.",
        Remediation = new()
        {
            Summary = "Have clients trust the new certificate authority, then change the certificate.",
            Console =
            [
                "Open the RDS console, choose Databases, select the instance, and choose Modify.",
                "Under Connectivity, for Certificate authority choose rds-ca-rsa2048-g1 or a later one.",
                "Choose Continue, Apply immediately, and Modify DB instance.",
            ],
            Cli = ["aws rds modify-db-instance --region REGION --db-instance-identifier ID --ca-certificate-identifier rds-ca-rsa2048-g1 --apply-immediately"],
            Note = "Clients that verify the server need the new authority before: it is in the bundles that AWS publishes. Some versions of engines restart.",
        },
        Parts = ["instance"],
        Controls = ["SC-17"],
    };

    private static readonly TimeSpan Soon = TimeSpan.FromDays(90);

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: false, () => configuration.Instance.CertificateValidTill switch
        {
            null => new Verdict.NotApplicable("It has no certificate, or does not tell of it."),
            { } till when till - context.Now < Soon => new Verdict.Violation(
                till <= context.Now ? "The certificate has expired." : "The certificate expires within 90 days.",
                new Dictionary<string, object?> { ["valid_till"] = till }),
            // From this moment on it is less than 90 days.
            { } till => new Verdict.Compliant { ReevaluateAt = (till - Soon).AddTicks(1) },
        });
}
