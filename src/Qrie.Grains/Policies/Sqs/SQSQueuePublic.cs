using Qrie.Aws.Sqs;
using Qrie.Policies.Documents;

namespace Qrie.Policies.Sqs;

internal sealed class SQSQueuePublic : IPolicy<SqsQueueConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "SQSQueuePublic",
        Title = "Everybody can use the queue",
        Description = "The queue's policy allows something to everybody, and no condition keeps it to fixed accounts, organizations, networks or sources.",
        ResourceType = "AWS::SQS::Queue",
        Severity = 85,
        Category = PolicyCategory.AccessControl,
        Rationale = "Strangers can read messages, delete them before your consumers see them, or send messages that your consumers will take for yours.",
        Remediation = new()
        {
            Summary = "Name the principals in the queue's policy, or add a condition: aws:SourceArn for a topic or a bucket, aws:PrincipalOrgID for an organization.",
            Console =
            [
                "Open the SQS console, choose Queues, select the queue, and choose Edit.",
                "Under Access policy, choose Advanced.",
                "Change the statement that the evidence names, and choose Save.",
            ],
            Cli =
            [
                "aws sqs get-queue-url --region REGION --queue-name NAME",
                "aws sqs get-queue-attributes --region REGION --queue-url URL --attribute-names Policy --query Attributes > attributes.json",
                "aws sqs set-queue-attributes --region REGION --queue-url URL --attributes file://attributes.json",
            ],
            Note = "Before the last command, change the statement in the file. An empty Policy leaves the queue to its account.",
        },
        Parts = ["policy"],
        Controls = ["SQS.3", "AC-3"],
    };

    public Verdict Evaluate(SqsQueueConfiguration configuration, EvaluationContext context)
    {
        var document = PolicyDocument.Read(configuration.Policy);
        return Verdict.When(
            document.Is("policy", policy => policy.PublicStatements().Count > 0, whenAbsent: false),
            () => new Verdict.Violation(
                "The queue's policy lets in everybody.",
                new Dictionary<string, object?>
                {
                    ["statements"] = document.TryGet(out var policy) ? StatementEvidence.Of(policy.PublicStatements()) : null,
                }));
    }
}
