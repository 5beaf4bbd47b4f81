using Qrie.Aws.Sqs;

namespace Qrie.Policies.Sqs;

internal sealed class SQSQueueEncryptionDisabled : IPolicy<SqsQueueConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "SQSQueueEncryptionDisabled",
        Title = "Queue is not encrypted",
        Description = "Messages are encrypted at rest neither with a KMS key nor with SQS's own keys, which new queues have had since October 2022.",
        ResourceType = "AWS::SQS::Queue",
        Severity = 35,
        Category = PolicyCategory.Encryption,
        Rationale = "Messages lie in plain text on the service's disks for as long as they wait, up to fourteen days.",
        Remediation = new()
        {
            Summary = "Turn on SQS's own keys, which cost nothing, or use a key of KMS.",
            Console =
            [
                "Open the SQS console, choose Queues, select the queue, and choose Edit.",
                "Under Encryption, for Server-side encryption, choose Enabled.",
                "Choose Amazon SQS key (SSE-SQS), and choose Save.",
            ],
            Cli =
            [
                "aws sqs get-queue-url --region REGION --queue-name NAME",
                "aws sqs set-queue-attributes --region REGION --queue-url URL --attributes SqsManagedSseEnabled=true",
            ],
            Note = "A KMS key (KmsMasterKeyId) lets you say who may use it; senders and receivers then need it too.",
        },
        Parts = ["encryption"],
        Controls = ["SQS.1", "SC-28(1)"],
    };

    public Verdict Evaluate(SqsQueueConfiguration configuration, EvaluationContext context) => Verdict.When(
        configuration.Encryption.Is("encryption", _ => false, whenAbsent: true),
        () => new Verdict.Violation(
            "Messages are not encrypted at rest.",
            new Dictionary<string, object?> { ["kms_master_key_id"] = null, ["sqs_managed_sse_enabled"] = false }));
}
