using Qrie.Aws.Lambda;
using Qrie.Policies.Documents;

namespace Qrie.Policies.Lambda;

internal sealed class LambdaFunctionPublic : IPolicy<LambdaFunctionConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "LambdaFunctionPublic",
        Title = "Everybody can call the function",
        Description = "The function's policy allows something to everybody, or to S3 on behalf of any account. Statements about the function's URL are left to the policy for URLs; those of aliases and versions are not read.",
        ResourceType = "AWS::Lambda::Function",
        Severity = 90,
        Category = PolicyCategory.AccessControl,
        Rationale = "Strangers can run the code with input of their choice, in the function's role and at your cost. A permission for s3.amazonaws.com without "
            + "a source account holds for whoever takes the bucket's name after it was deleted.",
        Remediation = new()
        {
            Summary = "Take the statement away that lets everybody call the function.",
            Console =
            [
                "Open the Lambda console, choose Functions, and open the function.",
                "On the Configuration tab, choose Permissions.",
                "Under Resource-based policy statements, select the statement that the evidence names, and choose Delete.",
            ],
            Cli = ["aws lambda remove-permission --region REGION --function-name NAME --statement-id STATEMENT"],
            Note = "Where a service has to call the function, grant it with aws lambda add-permission and --source-arn and --source-account.",
        },
        Parts = ["policy"],
        Controls = ["Lambda.1", "PCI 1.3.1", "AC-3"],
    };

    public Verdict Evaluate(LambdaFunctionConfiguration configuration, EvaluationContext context)
    {
        var document = PolicyDocument.Read(configuration.Policy);
        return Verdict.When(
            document.Is("policy", policy => FunctionPolicies.Public(policy).Count > 0, whenAbsent: false),
            () => new Verdict.Violation(
                "The function's policy lets in everybody, or S3 on behalf of any account.",
                new Dictionary<string, object?>
                {
                    ["statements"] = document.TryGet(out var policy) ? StatementEvidence.Of(FunctionPolicies.Public(policy)) : null,
                }));
    }
}
