namespace Qrie.Policies;

/// <summary>Who asks for a change.</summary>
/// <param name="Principal">The name for the audit trail.</param>
/// <param name="RequestKey">The client's name for its request with a digest of what it asks for, as <c>name/digest</c>; null without.</param>
[GenerateSerializer, Immutable, Alias("qrie.act")]
public sealed record Act([property: Id(0)] string Principal, [property: Id(1)] string? RequestKey = null)
{
    /// <summary>True when an earlier request was this very one.</summary>
    /// <param name="earlier">The earlier request's key.</param>
    /// <exception cref="PolicyConflictException">It had the same name and asked for something else.</exception>
    public bool Repeats(string? earlier)
    {
        if (RequestKey is null || earlier is null || NameOf(RequestKey) != NameOf(earlier))
        {
            return false;
        }

        return RequestKey == earlier ? true : throw new PolicyConflictException("The Idempotency-Key was given to another request before.");
    }

    private static string NameOf(string key) => key[..key.LastIndexOf('/')];
}
