using Qrie.Policies;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Exceptions;

/// <summary>Reads what a request says of an exception.</summary>
internal static class ExceptionBody
{
    private const int MaxReason = 2_000;
    private const int MaxOwner = 200;
    private const int MaxPattern = 2_048;

    /// <summary>The exception of one finding: reason, owner and expiry.</summary>
    public static PolicyException Read(BodyReader reader, DateTimeOffset now, string principal)
    {
        var (reason, owner, expires) = (reader.Text("reason", MaxReason, required: true), reader.Text("owner", MaxOwner, required: true), reader.Time("expires_at", required: true));
        if (expires <= now)
        {
            reader.Wrong<string>("expires_at", $"{expires:O}", "later than now");
        }

        return new PolicyException
        {
            Id = Guid.NewGuid().ToString("N"),
            Reason = reason ?? "",
            Owner = owner ?? "",
            ExpiresAt = expires?.ToUniversalTime() ?? now,
            CreatedAt = now,
            CreatedBy = principal,
        };
    }

    /// <summary>An exception by pattern, which names at least one thing.</summary>
    public static PolicyException ReadPattern(BodyReader reader, IPolicyCatalogue policies, DateTimeOffset now, string principal)
    {
        var exception = Read(reader, now, principal) with
        {
            PolicyId = reader.Text("policy_id", MaxPattern),
            AccountId = reader.Text("account", MaxPattern),
            Resource = reader.Text("resource", MaxPattern),
            Tags = reader.Tags("tags"),
        };
        if (exception.PolicyId is { } policy && policies.Find(policy) is null)
        {
            reader.Wrong<string>("policy_id", policy, "the id of a policy; GET /api/policies lists them");
        }

        if (exception.AccountId is { } account && (account.Length != 12 || !account.All(char.IsAsciiDigit)))
        {
            reader.Wrong<string>("account", account, "twelve digits");
        }

        if (exception.IsOfEverything)
        {
            reader.Wrong<string>(
                "resource",
                exception.Resource ?? "",
                exception.Resource is null
                    ? "given, unless policy_id, account or tags is: an exception of everything is none"
                    : "a pattern that leaves something out, unless policy_id, account or tags does: an exception of everything is none");
        }

        return exception;
    }
}
