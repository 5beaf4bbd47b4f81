using Qrie.Aws.Sns;

namespace Qrie.Policies.Sns;

internal sealed class SNSTopicEncryptionDisabled : IPolicy<SnsTopicConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "SNSTopicEncryptionDisabled",
        Title = "Topic is not encrypted with a KMS key",
        Description = "Messages are not encrypted at rest with a key of KMS.",
        ResourceType = "AWS::SNS::Topic",
        Severity = 25,
        Category = PolicyCategory.Encryption,
        Rationale = "What keeps messages from being read where they are stored is AWS's own care alone. A key lets you say who may read them, and leaves a trace of each use.",
        Remediation = new()
        {
            Summary = "Have the topic encrypt with a key of KMS.",
            Console =
            [
                "Open the SNS console, choose Topics, and open the topic.",
                "Choose Edit, and open Encryption.",
                "Turn encryption on, choose a key, and choose Save changes.",
            ],
            Cli = ["aws sns set-topic-attributes --region REGION --topic-arn ARN --attribute-name KmsMasterKeyId --attribute-value alias/KEY"],
            Note = "Services that publish, such as alarms, need to be let in by the key's policy; they cannot use alias/aws/sns.",
        },
        Parts = ["encryption"],
        Controls = ["SNS.1", "PCI 3.5.1", "SC-28(1)"],
    };

    public Verdict Evaluate(SnsTopicConfiguration configuration, EvaluationContext context) => Verdict.When(
        configuration.Encryption.Is("encryption", _ => false, whenAbsent: true),
        () => new Verdict.Violation("Messages are not encrypted with a KMS key.", new Dictionary<string, object?> { ["kms_master_key_id"] = null }));
}
