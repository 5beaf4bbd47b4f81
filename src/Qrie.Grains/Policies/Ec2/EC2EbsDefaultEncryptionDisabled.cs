using Qrie.Aws.Ec2;

namespace Qrie.Policies.Ec2;

internal sealed class EC2EbsDefaultEncryptionDisabled : IPolicy<RegionSettingsConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2EbsDefaultEncryptionDisabled",
        Title = "Volumes are not encrypted by default",
        Description = "New EBS volumes and copies of snapshots in the region are not encrypted unless somebody asks for it.",
        ResourceType = "AWS::EC2::RegionSettings",
        Severity = 55,
        Category = PolicyCategory.Encryption,
        Rationale = "Somebody will not ask for it.",
        Remediation = new()
        {
            Summary = "Turn on encryption by default in the region.",
            Console =
            [
                "Open the EC2 console in the region, and choose EC2 Dashboard.",
                "Under Account attributes, choose Data protection and security.",
                "Under EBS encryption choose Manage, select Enable, and choose Update EBS encryption.",
            ],
            Cli = ["aws ec2 enable-ebs-encryption-by-default --region REGION"],
            Note = "It costs nothing; volumes that there are stay as they are.",
        },
        Parts = ["ebs_encryption_by_default"],
        Controls = ["CIS 5.1.1", "EC2.7", "SC-28(1)"],
    };

    public Verdict Evaluate(RegionSettingsConfiguration configuration, EvaluationContext context) => Verdict.When(
        !configuration.EbsEncryptionByDefault.Is("ebs_encryption_by_default", encryption => encryption.Enabled, whenAbsent: false),
        () => new Verdict.Violation("EBS volumes are not encrypted by default.", new Dictionary<string, object?> { ["region"] = configuration.Region }));
}
