using System.Text.Json;
using Qrie.Aws;

namespace Qrie.Policies;

/// <summary>Judges a configuration by a policy set.</summary>
/// <param name="types">The types of resources.</param>
public sealed class PolicyEvaluator(ResourceTypes types)
{
    /// <summary>Judges one configuration by every active policy of its type.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="request">The configuration and whose it is.</param>
    /// <param name="now">The moment for which to judge.</param>
    /// <exception cref="JsonException">The JSON is no configuration of that type.</exception>
    public EvaluationResult Evaluate(PolicySet policies, EvaluationRequest request, DateTimeOffset now)
    {
        var active = policies.For(request.Type);
        if (active.Count == 0 || types.Find(request.Type) is not { } type)
        {
            return new EvaluationResult(policies.Revision, [], []);
        }

        var context = new EvaluationContext
        {
            Now = now,
            AccountId = request.AccountId,
            Arn = request.Arn,
            TrustedAccounts = policies.TrustedAccounts,
        };
        var verdicts = type.Evaluate(request.Configuration, [.. active.Select(policy => policy.Policy)], context);
        return new EvaluationResult(policies.Revision, [.. active.Zip(verdicts, Verdict)], []);
    }

    private static PolicyVerdict Verdict(ActivePolicy policy, Verdict verdict)
    {
        var (kind, message, evidence) = verdict switch
        {
            Verdict.Violation violation => (VerdictKind.Violation, violation.Message, JsonSerializer.Serialize(violation.Evidence, CanonicalJson.Options)),
            Verdict.NotApplicable not => (VerdictKind.NotApplicable, not.Reason, "{}"),
            Verdict.Unknown unknown => (VerdictKind.Unknown, unknown.Reason, "{}"),
            _ => (VerdictKind.Compliant, "", "{}"),
        };
        return new PolicyVerdict
        {
            PolicyId = policy.Policy.Definition.Id,
            Kind = kind,
            Message = message,
            Evidence = evidence,
            Severity = policy.Severity,
            ReevaluateAt = verdict.ReevaluateAt,
        };
    }
}
