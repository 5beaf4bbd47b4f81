namespace Qrie.CloudTrail.Rules;

/// <summary>
/// How the identifiers of a type of resource look, and what their ARNs are.
/// <para>
/// A parser knows no inventory. Where an identifier is only a name (an IAM user without its path) or leads to the
/// resource indirectly (an association, an alias, an address), the change has no ARN and carries that text as its
/// name. The consumer looks up (account, type, name) in the inventory, without regard to case, and lists the type
/// again when the inventory knows nobody of that name.
/// </para>
/// </summary>
/// <param name="types">What is listed again when an identifier is no good; the first is the type itself. Empty: it cannot be told.</param>
/// <param name="identify">What a text stands for; null when it is malformed for the type.</param>
internal sealed class ResourceShape(string[] types, Func<CloudTrailRecord, string, Identified?> identify)
{
    private const int LongestName = 2048;

    public ResourceShape(string type, Func<CloudTrailRecord, string, Identified?> identify) : this([type], identify)
    {
    }

    /// <summary>The types to list again when an identifier is no good.</summary>
    public IReadOnlyList<string> Types => types;

    /// <summary>A resource of which there is one in an account, or one in a region of it.</summary>
    public static ResourceShape Only(string type, Func<CloudTrailRecord, string> arn) =>
        new(type, (record, _) => new Identified(type, arn(record)));

    /// <summary>What the text stands for, or null when it is empty, masked or malformed.</summary>
    public Identified? Identify(CloudTrailRecord record, string text) =>
        text.Length <= LongestName && !JsonElementExtensions.IsMasked(text) ? identify(record, text) : null;

    /// <summary>An indirect id, which only the inventory can follow.</summary>
    public Identified? Indirect(string text) =>
        text.Length <= LongestName && types.Length > 0 && !JsonElementExtensions.IsMasked(text) ? new Identified(types[0], null, text) : null;
}
