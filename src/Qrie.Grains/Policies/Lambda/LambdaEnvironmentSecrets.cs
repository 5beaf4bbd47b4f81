using Qrie.Aws.Lambda;

namespace Qrie.Policies.Lambda;

internal sealed class LambdaEnvironmentSecrets : IPolicy<LambdaFunctionConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "LambdaEnvironmentSecrets",
        Title = "Function has secrets in its environment",
        Description = "An environment variable holds what looks like a key, a token or a password. Values are looked at while the function is read, and not kept.",
        ResourceType = "AWS::Lambda::Function",
        Severity = 85,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "Whoever may read the function's configuration reads the secret with it, in the console, in the answers of the API, and in what deploys the function.",
        Remediation = "Take the secret for known and replace it. Keep the new one in Secrets Manager or in a SecureString parameter, give the function's role leave to read "
            + "that one, and put only its name into the environment.",
        Parts = ["environment"],
        Controls = ["PCI 8.6.2", "IA-5(7)"],
    };

    public Verdict Evaluate(LambdaFunctionConfiguration configuration, EvaluationContext context)
    {
        if (configuration.Environment.IsAbsent)
        {
            return new Verdict.NotApplicable("The function has no environment variables.");
        }

        return Verdict.When(
            configuration.Environment.Is("environment", environment => environment.Secrets.Count > 0, whenAbsent: false),
            () =>
            {
                configuration.Environment.TryGet(out var environment);
                var hits = environment?.Secrets ?? [];
                return new Verdict.Violation(
                    hits.Count == 1 ? "An environment variable looks like a secret." : $"{hits.Count} environment variables look like secrets.",
                    new Dictionary<string, object?>
                    {
                        ["variables"] = hits.Select(hit => hit.Where).ToArray(),
                        ["rules"] = hits.Select(hit => hit.Rule).Distinct().Order(StringComparer.Ordinal).ToArray(),
                    });
            });
    }
}
