using System.Text.Json;
using Qrie.Aws;

namespace Qrie.Policies;

/// <summary>What the audit trail tells of a change beside who did what to what.</summary>
internal static class AuditDetails
{
    public static string Of(PolicyException exception) => JsonSerializer.Serialize(
        new
        {
            exception.PolicyId,
            exception.AccountId,
            exception.Arn,
            exception.Resource,
            exception.Tags,
            exception.Reason,
            exception.Owner,
            exception.ExpiresAt,
        },
        CanonicalJson.Options);

    public static string Of(PolicyState before, PolicyState after)
    {
        var changes = new Dictionary<string, object?>();
        void Compare(string name, object? from, object? to)
        {
            var (old, next) = (JsonSerializer.SerializeToElement(from, CanonicalJson.Options), JsonSerializer.SerializeToElement(to, CanonicalJson.Options));
            if (!JsonElement.DeepEquals(old, next))
            {
                changes[name] = new { from = old, to = next };
            }
        }

        Compare("status", before.Status, after.Status);
        Compare("scope", before.Scope, after.Scope);
        Compare("severity", before.Severity, after.Severity);
        Compare("remediation", before.Remediation, after.Remediation);
        Compare("parameters", before.Parameters, after.Parameters);
        return JsonSerializer.Serialize(changes, CanonicalJson.Options);
    }
}
