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
        Remediation = "Name the principals, or add a condition: aws:SourceArn for a bucket or an alarm, aws:PrincipalOrgID for an organization. Then: "
            + "aws sns set-topic-attributes --topic-arn ARN --attribute-name Policy --attribute-value file://policy.json. Look through the subscriptions too.",
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
