using Qrie.Aws.Lambda;

namespace Qrie.Policies.Lambda;

internal sealed class LambdaUrlCorsWildcard : IPolicy<LambdaFunctionConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "LambdaUrlCorsWildcard",
        Title = "Any web site may call the function's URL",
        Description = "A URL of the function, or of an alias of it, lets browsers send requests from any origin.",
        ResourceType = "AWS::Lambda::Function",
        Severity = 30,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "Any page that somebody visits can call the function from that person's browser, and from within that person's network, and read what it answers.",
        Remediation = "Name the origins that need it: aws lambda update-function-url-config --function-name NAME --cors AllowOrigins=https://www.example.com.",
        Parts = ["urls"],
        Controls = ["AC-4"],
    };

    public Verdict Evaluate(LambdaFunctionConfiguration configuration, EvaluationContext context)
    {
        if (configuration.Urls is { IsAbsent: true } || (configuration.Urls.TryGet(out var all) && all.Count == 0))
        {
            return new Verdict.NotApplicable("The function has no URL.");
        }

        var open = configuration.Urls.TryGet(out var urls) ? urls.Where(url => url.AllowOrigins.Contains("*")).ToArray() : [];
        return Verdict.When(
            configuration.Urls.Is("urls", _ => open.Length > 0, whenAbsent: false),
            () => new Verdict.Violation(
                "Browsers may call the function's URL from any origin.",
                new Dictionary<string, object?>
                {
                    ["cors"] = open.Select(url => new { url = url.Url, alias = url.Alias, allow_origins = url.AllowOrigins, allow_credentials = url.AllowCredentials }).ToArray(),
                }));
    }
}
