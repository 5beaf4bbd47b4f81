using System.Text.Json;
using Qrie.Aws;

namespace Qrie.Policies.Custom;

/// <summary>Runs the cases of a policy.</summary>
internal static class PolicyTests
{
    /// <summary>What is otherwise than it should be; null when the case passes.</summary>
    public static string? FailureOf(CustomPolicy policy, PolicyTestCase test, DateTimeOffset now)
    {
        var context = new EvaluationContext { Now = now, AccountId = "111122223333", Arn = "arn:aws:test" };
        var verdict = policy.Evaluate(new ConfigurationDocument(test.Configuration), context);
        var (kind, reason) = verdict switch
        {
            Verdict.Violation => (VerdictKind.Violation, ""),
            Verdict.Unknown unknown => (VerdictKind.Unknown, $" ({unknown.Reason})"),
            _ => (VerdictKind.Compliant, ""),
        };
        if (kind != test.Expected)
        {
            return $"expected {Word(test.Expected)}, got {Word(kind)}{reason}";
        }

        if (test.Evidence is null || verdict is not Verdict.Violation violation)
        {
            return null;
        }

        var found = JsonSerializer.SerializeToElement(violation.Evidence, CanonicalJson.Options);
        return JsonElement.DeepEquals(found, JsonElement.Parse(test.Evidence)) ? null : $"expected evidence {test.Evidence}, got {found.GetRawText()}";
    }

    private static string Word(VerdictKind kind) => kind.ToString().ToLowerInvariant();
}
