using Qrie.Aws;
using Qrie.Aws.Lambda;

namespace Qrie.Policies.Lambda;

internal sealed class LambdaFunctionUrlPublic : IPolicy<LambdaFunctionConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "LambdaFunctionUrlPublic",
        Title = "Function can be called from the Internet without signing in",
        Description = "The function, or an alias of it, has a URL without authentication, and its policy lets everybody call it.",
        ResourceType = "AWS::Lambda::Function",
        Severity = 80,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "Whoever finds the URL can run the code with input of their choice, in the function's role and at your cost, without a trace of who it was.",
        Remediation = new()
        {
            Summary = "Ask for signatures, or delete the URL.",
            Console =
            [
                "Open the Lambda console, choose Functions, and open the function.",
                "On the Configuration tab, choose Function URL, Edit.",
                "For Auth type choose AWS_IAM, and choose Save. Or choose Delete in place of Edit.",
            ],
            Cli =
            [
                "aws lambda update-function-url-config --region REGION --function-name NAME --auth-type AWS_IAM",
                "aws lambda delete-function-url-config --region REGION --function-name NAME",
            ],
            Note = "The commands are alternatives; for the URL of an alias add --qualifier. A site or an API that has to be public is better off behind "
                + "CloudFront or API Gateway.",
        },
        Parts = ["urls", "policy"],
        Controls = ["AC-3"],
    };

    public Verdict Evaluate(LambdaFunctionConfiguration configuration, EvaluationContext context)
    {
        if (configuration.Urls is { IsAbsent: true } || (configuration.Urls.TryGet(out var all) && all.Count == 0))
        {
            return new Verdict.NotApplicable("The function has no URL.");
        }

        if (!configuration.Urls.TryGet(out var urls))
        {
            return new Verdict.Unknown($"urls: {configuration.Urls.Reason}");
        }

        var judged = urls.Select(url => (Url: url, Public: FunctionPolicies.IsPublic(url, configuration))).ToArray();
        return Verdict.When(
            judged.Aggregate(Truth.Of(false), (any, one) => any | one.Public),
            () => new Verdict.Violation(
                "The function can be called by its URL without signing in.",
                new Dictionary<string, object?>
                {
                    ["urls"] = judged.Where(one => one.Public.IsTrue).Select(one => new { url = one.Url.Url, alias = one.Url.Alias, auth_type = one.Url.AuthType }).ToArray(),
                }));
    }
}
