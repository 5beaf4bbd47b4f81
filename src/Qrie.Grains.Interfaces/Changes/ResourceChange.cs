using System.Text.Json.Serialization;

namespace Qrie.Changes;

/// <summary>One resource touched by one CloudTrail record.</summary>
[GenerateSerializer, Immutable, Alias("qrie.change")]
public sealed record ResourceChange
{
    /// <summary>The <see cref="Part"/> of an event that alters nothing which Qrie reads.</summary>
    public const string NoPart = "-";

    private const string NamePrefix = "name:";

    /// <summary>The resource's ARN; null when the record carries only a name, or nothing (a re-list).</summary>
    [Id(0)] public string? Arn { get; init; }

    /// <summary>
    /// The name that the record carries where it has no ARN, or an indirect id (an alias, an association, an address):
    /// the inventory knows whose it is, or the type is listed again. Otherwise null.
    /// </summary>
    [Id(1)] public string? Name { get; init; }

    /// <summary>CloudFormation's name of the type, such as <c>AWS::S3::Bucket</c>.</summary>
    [Id(2)] public required string Type { get; init; }

    /// <summary>The twelve digits of the account that owns the resource.</summary>
    [Id(3)] public required string AccountId { get; init; }

    /// <summary>The region that the record names.</summary>
    [Id(4)] public required string Region { get; init; }

    /// <summary><c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</summary>
    [Id(5)] public required string Partition { get; init; }

    /// <summary>What the record says happened.</summary>
    [Id(6)] public required ChangeKind Kind { get; init; }

    /// <summary>
    /// The part of the configuration that the event alters, by its name in the canonical JSON, or several with commas
    /// between them; null when that is not known. A describe that shows no change there may have read stale data.
    /// </summary>
    [Id(7)] public string? Part { get; init; }

    /// <summary>
    /// For <see cref="ChangeKind.Related"/> without an ARN of its own: the ARN of the resource that did change, or the
    /// <see cref="Key"/> of its change where the record has only its name. All resources of the type that refer to it,
    /// or that it refers to, are affected.
    /// </summary>
    [Id(8)] public string? RelatedTo { get; init; }

    /// <summary>Who did it, and when.</summary>
    [Id(9)] public required Cause Cause { get; init; }

    /// <summary>The W3C trace context of the message that brought the change; null when it is not traced.</summary>
    [Id(10)] public string? TraceParent { get; init; }

    /// <summary>The single parts of <see cref="Part"/>; none when it is not known.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Parts => Part?.Split(',') ?? [];

    /// <summary>What changes of the same resource have in common: they are merged while they wait.</summary>
    [JsonIgnore]
    public string Key => (Arn, Name, Kind, RelatedTo) switch
    {
        ({ } arn, _, _, _) => arn,
        (null, { } name, _, _) => $"{NamePrefix}{Type}:{name}",
        (null, null, ChangeKind.Related, { } related) => $"related:{Type}:{related}",
        _ => $"relist:{Type}:{Region}",
    };

    /// <summary>The type and the name in a <see cref="Key"/> of a change that has only a name; null for any other text.</summary>
    /// <param name="key">A key, or an ARN.</param>
    public static (string Type, string Name)? NameIn(string key)
    {
        // Types hold colons, in pairs; names may hold any.
        var end = key.StartsWith(NamePrefix, StringComparison.Ordinal) ? key.IndexOf(':', key.LastIndexOf("::", StringComparison.Ordinal) + 2) : -1;
        return end < 0 ? null : (key[NamePrefix.Length..end], key[(end + 1)..]);
    }
}
