namespace Qrie.Policies;

/// <summary>
/// Somebody's word that violations need not count for a while. It excepts what matches all that it names; one that names the ARN and
/// the policy is the exception of one finding.
/// </summary>
[GenerateSerializer, Immutable, Alias("qrie.policy-exception")]
public sealed record PolicyException
{
    /// <summary>Names the exception.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The policy; null for all.</summary>
    [Id(1)] public string? PolicyId { get; init; }

    /// <summary>The account; null for all.</summary>
    [Id(2)] public string? AccountId { get; init; }

    /// <summary>The resource's ARN, to the letter; null unless it is for one resource.</summary>
    [Id(3)] public string? Arn { get; init; }

    /// <summary>A pattern that the whole ARN matches: <c>*</c> for any text, <c>?</c> for one character; null for all.</summary>
    [Id(4)] public string? Resource { get; init; }

    /// <summary>Tags that the resource must have: for each key one of its values, or any value where none is named.</summary>
    [Id(5)] public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Why it is acceptable.</summary>
    [Id(6)] public required string Reason { get; init; }

    /// <summary>Who answers for it.</summary>
    [Id(7)] public required string Owner { get; init; }

    /// <summary>Until when it holds, UTC; this instant not included.</summary>
    [Id(8)] public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was made, UTC.</summary>
    [Id(9)] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    [Id(10)] public required string CreatedBy { get; init; }

    /// <summary>The client's name for its request, by which a repeated one is known; null without.</summary>
    [Id(11)] public string? RequestKey { get; init; }

    /// <summary>True when nothing that it names leaves anything out. An exception of everything is none.</summary>
    public bool IsOfEverything => PolicyId is null && AccountId is null && Arn is null && Tags.Count == 0 && (Resource is null || ResourcePattern.IsEverything(Resource));

    /// <summary>True when it is the exception of one finding.</summary>
    public bool IsOfOneFinding => PolicyId is not null && Arn is not null;
}
