using Qrie.Aws;
using Qrie.Aws.Ec2;

namespace Qrie.Policies.Ec2;

internal sealed class EC2IMDSv1Enabled : IPolicy<InstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2IMDSv1Enabled",
        Title = "Instance metadata can be had without a token",
        Description = "The instance metadata service answers version 1 requests.",
        ResourceType = "AWS::EC2::Instance",
        Severity = 70,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "Version 1 answers any simple request that reaches it, so that a forged request in a web application is enough to take the credentials of the instance's role.",
        Remediation = new()
        {
            Summary = "Require tokens.",
            Console =
            [
                "Open the EC2 console, choose Instances, and select the instance.",
                "Choose Actions, Instance settings, Modify instance metadata options.",
                "For IMDSv2 choose Required, and choose Save.",
            ],
            Cli = ["aws ec2 modify-instance-metadata-options --region REGION --instance-id ID --http-tokens required"],
            Note = "Look first whether software still asks without: the metric MetadataNoToken says. In a container an answer may need --http-put-response-hop-limit 2.",
        },
        Parts = ["metadata_options"],
        Controls = ["CIS 5.7", "EC2.8", "PCI 8.2.8", "AC-6"],
    };

    public Verdict Evaluate(InstanceConfiguration configuration, EvaluationContext context) => Verdict.When(
        Truth.Of(configuration.MetadataOptions.AllowsVersion1), () => new Verdict.Violation(
            "The instance metadata service answers requests without a token.",
            new Dictionary<string, object?> { ["metadata_options"] = configuration.MetadataOptions }));
}
