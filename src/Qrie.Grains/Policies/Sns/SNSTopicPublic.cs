using Qrie.Aws.Sns;
using Qrie.Policies.Documents;

namespace Qrie.Policies.Sns;

internal sealed class SNSTopicPublic : IPolicy<SnsTopicConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "SNSTopicPublic",
        Title = "Everybody can use the topic",
        Description = "The topic's policy allows something to everybody, and no condition keeps it to fixed accounts, organizations, networks, sources or, for subscriptions, endpoints.",
        ResourceType = "AWS::SNS::Topic",
        Severity = 80,
        Category = PolicyCategory.AccessControl,
        Rationale = "Strangers can subscribe and read along, or publish what your subscribers will take for yours.",
        Remediation = new()
        {
            Summary = "Name the principals in the topic's policy, or add a condition: aws:SourceArn for a bucket or an alarm, aws:PrincipalOrgID for an organization.",
            Console =
            [
                "Open the SNS console, choose Topics, and open the topic.",
                "Choose Edit, and open Access policy.",
                "Change the statement that the evidence names, and choose Save changes.",
                "On the Subscriptions tab, delete those that nobody knows.",
            ],
            Cli =
            [
                "aws sns get-topic-attributes --region REGION --topic-arn ARN --query Attributes.Policy --output text > policy.json",
                "aws sns set-topic-attributes --region REGION --topic-arn ARN --attribute-name Policy --attribute-value file://policy.json",
                "aws sns list-subscriptions-by-topic --region REGION --topic-arn ARN",
            ],
            Note = "Between the first command and the second, change the statement in the file.",
        },
        Parts = ["policy"],
        Controls = ["SNS.4", "AC-3"],
    };

    public Verdict Evaluate(SnsTopicConfiguration configuration, EvaluationContext context)
    {
        var document = PolicyDocument.Read(configuration.Policy);
        return Verdict.When(
            document.Is("policy", policy => policy.PublicStatements().Count > 0, whenAbsent: false),
            () => new Verdict.Violation(
                "The topic's policy lets in everybody.",
                new Dictionary<string, object?>
                {
                    ["statements"] = document.TryGet(out var policy) ? StatementEvidence.Of(policy.PublicStatements()) : null,
                }));
    }
}
