using Qrie.Aws.Lambda;

namespace Qrie.Policies.Lambda;

internal sealed class LambdaRuntimeDeprecated : IPolicy<LambdaFunctionConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "LambdaRuntimeDeprecated",
        Title = "Function's runtime is deprecated",
        Description = "AWS has deprecated the runtime. Dates are those that AWS had published when this version of Qrie was made. Images bring their own runtime, and are left out.",
        ResourceType = "AWS::Lambda::Function",
        Severity = 50,
        Category = PolicyCategory.Configuration,
        Rationale = "A deprecated runtime gets no more security patches. Some time later functions that use it can be neither created nor updated, so that a fix cannot be deployed.",
        Remediation = new()
        {
            Summary = "Move the code to a current version of its language, test it, and switch.",
            Console =
            [
                "Open the Lambda console, choose Functions, and open the function.",
                "On the Code tab, under Runtime settings, choose Edit.",
                "Choose the new runtime, and choose Save.",
            ],
            Cli = ["aws lambda update-function-configuration --region REGION --function-name NAME --runtime RUNTIME"],
            Note = "Deploy code that was built for the new runtime together with the switch.",
        },
        Parts = ["settings"],
        Controls = ["Lambda.2", "SI-2"],
    };

    public Verdict Evaluate(LambdaFunctionConfiguration configuration, EvaluationContext context)
    {
        if (!configuration.Settings.TryGet(out var settings))
        {
            return new Verdict.Unknown($"settings: {configuration.Settings.Reason}");
        }

        if (settings.Runtime is not { } runtime)
        {
            return new Verdict.NotApplicable("The function is an image, which brings its own runtime.");
        }

        // A runtime that the table does not have is newer than it.
        if (LambdaRuntimes.DeprecatedOn(runtime) is not { } date)
        {
            return new Verdict.Compliant();
        }

        var from = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);
        return context.Now < from
            ? new Verdict.Compliant { ReevaluateAt = from }
            : new Verdict.Violation(
                $"AWS has deprecated {runtime} on {date:yyyy-MM-dd}.",
                new Dictionary<string, object?> { ["runtime"] = runtime, ["deprecated_on"] = $"{date:yyyy-MM-dd}" });
    }
}
