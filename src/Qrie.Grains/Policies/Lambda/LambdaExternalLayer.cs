using Qrie.Aws.Lambda;

namespace Qrie.Policies.Lambda;

internal sealed class LambdaExternalLayer : IPolicy<LambdaFunctionConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "LambdaExternalLayer",
        Title = "Function runs another account's layer",
        Description = "A layer of the function belongs to an account that is neither its own nor trusted.",
        ResourceType = "AWS::Lambda::Function",
        Severity = 45,
        Category = PolicyCategory.Configuration,
        Rationale = "A layer's code runs with the function's role and sees all its data. Whoever owns it decides what the next version does, and can take it away.",
        Remediation = "If the account is yours, AWS's or a vendor's that you rely on, add it to Qrie's trusted accounts. Otherwise publish the layer in an account of your own after "
            + "looking at it, and name that one: aws lambda update-function-configuration --function-name NAME --layers ARN.",
        Parts = ["settings"],
        Controls = ["SR-3"],
    };

    public Verdict Evaluate(LambdaFunctionConfiguration configuration, EvaluationContext context)
    {
        if (configuration.Settings.TryGet(out var settings) && settings.Layers.Count == 0)
        {
            return new Verdict.NotApplicable("The function has no layers.");
        }

        var external = (settings?.Layers ?? []).Where(layer => Arns.AccountId(layer) is { } account && account != context.AccountId && !context.TrustedAccounts.Contains(account)).ToArray();
        return Verdict.When(
            configuration.Settings.Is("settings", _ => external.Length > 0, whenAbsent: false),
            () => new Verdict.Violation("The function runs layers of accounts that are not trusted.", new Dictionary<string, object?> { ["layers"] = external }));
    }
}
