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
        Remediation = new()
        {
            Summary = "Name the origins that need the URL.",
            Console =
            [
                "Open the Lambda console, choose Functions, and open the function.",
                "On the Configuration tab, choose Function URL, Edit.",
                "Under Additional settings, in Allow origin, put the origins in the place of *, and choose Save.",
            ],
            Cli = ["aws lambda update-function-url-config --region REGION --function-name NAME --cors AllowOrigins=https://www.example.com"],
            Note = "The command replaces all settings of CORS: name methods and headers too where they are needed. For the URL of an alias add --qualifier.",
        },
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
