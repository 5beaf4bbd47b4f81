using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

/// <summary>Judges a user's active keys by their age.</summary>
internal static class AccessKeys
{
    /// <summary>The verdict, with the moment at which one more key will be too old.</summary>
    /// <param name="user">The user.</param>
    /// <param name="ageOf">The age of a key that counts.</param>
    /// <param name="now">The moment.</param>
    /// <param name="violation">What to say of those that are too old.</param>
    public static Verdict Judge(
        IamUserConfiguration user, Func<IamAccessKey, Age> ageOf, DateTimeOffset now, Func<IReadOnlyList<IamAccessKey>, Verdict.Violation> violation)
    {
        if (!user.AccessKeys.TryGet(out var keys))
        {
            return new Verdict.Unknown($"access_keys: {user.AccessKeys.Reason}");
        }

        IReadOnlyList<IamAccessKey> passed = [.. keys.Where(key => ageOf(key).IsPassed(now))];
        Verdict verdict = passed.Count > 0 ? violation(passed) : new Verdict.Compliant();
        return verdict with { ReevaluateAt = Age.NextAfter(keys.Select(ageOf), now) };
    }
}
