using System.Text.Json;
using Qrie.Aws;

namespace Qrie.Policies.Documents;

/// <summary>The policy of a resource, such as a bucket, a key, a queue or a topic; or of an identity.</summary>
/// <param name="Statements">The statements, in the order of the document.</param>
internal sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements)
{
    /// <summary>Reads a document.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="MalformedPolicyException">It is no policy of a resource.</exception>
    public static PolicyDocument Parse(JsonElement json) => PolicyReader.Read(json);

    /// <summary>Reads a part that holds a document. A malformed one is unreadable, never compliant.</summary>
    /// <param name="part">The part.</param>
    public static Observed<PolicyDocument> Read(Observed<JsonElement> part) => Read(part, Parse);

    /// <summary>Reads a part that holds the policy of an identity, whose statements name no principals.</summary>
    /// <param name="part">The part.</param>
    public static Observed<PolicyDocument> ReadIdentity(Observed<JsonElement> part) => Read(part, json => PolicyReader.Read(json, ofIdentity: true));

    private static Observed<PolicyDocument> Read(Observed<JsonElement> part, Func<JsonElement, PolicyDocument> parse)
    {
        if (!part.TryGet(out var json))
        {
            return part.Reason is { } reason ? Observed<PolicyDocument>.NotReadable(reason) : Observed<PolicyDocument>.Absent;
        }

        try
        {
            return Observed<PolicyDocument>.Present(parse(json));
        }
        catch (MalformedPolicyException malformed)
        {
            return Observed<PolicyDocument>.NotReadable(new Unreadable($"MalformedPolicy, {malformed.Message}", null));
        }
    }

    /// <summary>The statements that let in everybody: Allow, with no condition and no Deny that narrows it.</summary>
    public IReadOnlyList<PolicyStatement> PublicStatements() => [.. Statements.Where(statement => PublicAccess.IsGranted(this, statement))];

    /// <summary>The statements that let everybody do one of those actions.</summary>
    /// <param name="actions">The actions.</param>
    public IReadOnlyList<PolicyStatement> PublicStatements(IReadOnlyList<string> actions) =>
    [
        .. Statements.Where(statement => actions.Any(action =>
            statement.Actions.Matches(action) && PublicAccess.IsGranted(this, statement.Only(action)))),
    ];
}
