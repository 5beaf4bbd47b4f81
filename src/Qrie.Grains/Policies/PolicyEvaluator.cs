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
        var ouPath = policies.OuPaths.GetValueOrDefault(request.AccountId);
        var scoped = active.ToLookup(policy => ScopeMatch.Has(policy.Scope, request, ouPath));
        var (typed, documents) = Split(scoped[Truth.Of(true)]);
        var verdicts = typed.Zip(type.Evaluate(request.Configuration, typed, context), Verdict).ToList();
        var document = new ConfigurationDocument(request.Configuration);
        verdicts.AddRange(documents.Select(policy => Verdict(policy, ((IDocumentPolicy)policy.Policy).Evaluate(document, policy.ContextIn(context)))));
        verdicts.AddRange(scoped.Where(group => group.Key.IsUnknown).SelectMany(group => group.Select(policy => Verdict(policy, new Verdict.Unknown(group.Key.Reason!)))));
        return new EvaluationResult(
            policies.Revision, verdicts, [.. scoped[Truth.Of(false)].Select(policy => policy.Policy.Definition.Id)])
        {
            Exceptions = Excepted(policies.ExceptionsOf(request, now), verdicts),
        };
    }

    private static (List<ActivePolicy> Typed, List<ActivePolicy> Documents) Split(IEnumerable<ActivePolicy> policies)
    {
        var (typed, documents) = (new List<ActivePolicy>(), new List<ActivePolicy>());
        foreach (var policy in policies)
        {
            (policy.Policy is IDocumentPolicy ? documents : typed).Add(policy);
        }

        return (typed, documents);
    }

    private static Dictionary<string, string> Excepted(PolicyException[] exceptions, List<PolicyVerdict> verdicts)
    {
        var excepted = new Dictionary<string, string>(StringComparer.Ordinal);
        if (exceptions.Length > 0)
        {
            foreach (var policy in verdicts.Select(verdict => verdict.PolicyId))
            {
                if (exceptions.FirstOrDefault(exception => exception.PolicyId is null || exception.PolicyId == policy) is { } exception)
                {
                    excepted[policy] = exception.Id;
                }
            }
        }

        return excepted;
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
            Parts = policy.Policy.Definition.Parts,
        };
    }
}
