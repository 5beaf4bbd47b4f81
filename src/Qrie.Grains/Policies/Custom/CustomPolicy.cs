using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Qrie.Policies.Custom;

/// <summary>A policy of the user's own: parts that it needs, an expression that is true for a violation, one that gives the evidence.</summary>
/// <param name="definition">What its file says of it.</param>
/// <param name="violation">True for a violation.</param>
/// <param name="evidence">Gives the facts; null for none.</param>
/// <param name="message">What is wrong, in one sentence.</param>
/// <param name="tests">The cases of its file.</param>
internal sealed class CustomPolicy(
    PolicyDefinition definition, GuardedExpression violation, GuardedExpression? evidence, string message, IReadOnlyList<PolicyTestCase> tests) : IDocumentPolicy
{
    public PolicyDefinition Definition => definition;

    public IReadOnlyList<PolicyTestCase> Tests => tests;

    public Verdict Evaluate(ConfigurationDocument document, EvaluationContext context)
    {
        try
        {
            // An expression does not tell which of its parts decided: each of them must be known.
            foreach (var part in definition.Parts)
            {
                document.Part(part, out var reason);
                if (reason is not null)
                {
                    return new Verdict.Unknown(reason);
                }
            }

            return GuardedExpression.IsTrue(Run("violation", violation, document))
                ? new Verdict.Violation(message, Evidence(document))
                : new Verdict.Compliant();
        }
        catch (ExpressionException exception)
        {
            return new Verdict.Unknown($"policy file: {exception.Message}");
        }
    }

    private Dictionary<string, object?> Evidence(ConfigurationDocument document)
    {
        if (evidence is null)
        {
            return [];
        }

        var found = Run("evidence", evidence, document);
        return found is JObject members
            ? members.Properties().ToDictionary(member => member.Name, member => (object?)Element(member.Value))
            : new Dictionary<string, object?> { ["found"] = Element(found) };
    }

    private static JToken Run(string name, GuardedExpression expression, ConfigurationDocument document)
    {
        try
        {
            return expression.Run(document);
        }
        catch (ExpressionException exception)
        {
            throw new ExpressionException($"{name} {exception.Message}", exception);
        }
    }

    private static JsonElement Element(JToken token) => JsonElement.Parse(token.ToString(Formatting.None));
}
