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
        Remediation = new()
        {
            Summary = "Take the secret for known and replace it where it is valid. Keep the new one in Secrets Manager or in a SecureString parameter, and put "
                + "only its name into the environment.",
            Console =
            [
                "Open the Secrets Manager console, choose Store a new secret, and store the new value.",
                "In the IAM console, let the function's role read that one secret: secretsmanager:GetSecretValue.",
                "Open the Lambda console, choose Functions, and open the function.",
                "On the Configuration tab, choose Environment variables, Edit, put the secret's name in the value's place, and choose Save.",
            ],
            Cli =
            [
                "aws secretsmanager create-secret --region REGION --name SECRET --secret-string file://secret.txt",
                "aws lambda get-function-configuration --region REGION --function-name NAME --query '{Variables:Environment.Variables}' > environment.json",
                "aws lambda update-function-configuration --region REGION --function-name NAME --environment file://environment.json",
            ],
            Note = "Before the last command, put the secret's name in the value's place in environment.json: the command replaces all variables. Delete the "
                + "files afterwards. The code has to read the secret by its name; published versions keep the old value until they are deleted.",
        },
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
