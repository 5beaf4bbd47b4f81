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
        Remediation = new()
        {
            Summary = "Look at the layer, publish it in an account of your own, and name that one. If its account is yours, AWS's or a vendor's that you rely on, "
                + "add it to Qrie's trusted accounts instead.",
            Console =
            [
                "Open the Lambda console, choose Functions, and open the function.",
                "On the Code tab, under Layers, choose Edit, remove the layer, and choose Save.",
                "Choose Add a layer, Custom layers, choose your own and its version, and choose Add.",
            ],
            Cli =
            [
                "aws lambda get-layer-version-by-arn --region REGION --arn FOREIGN --query Content.Location --output text",
                "aws lambda publish-layer-version --region REGION --layer-name LAYER --zip-file fileb://layer.zip",
                "aws lambda update-function-configuration --region REGION --function-name NAME --layers OWN",
            ],
            Note = "The first command tells where to download the layer of the ARN FOREIGN. The last one replaces the list of layers: name the ARNs of all "
                + "that the function needs.",
        },
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
