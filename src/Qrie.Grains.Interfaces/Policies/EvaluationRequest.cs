namespace Qrie.Policies;

/// <summary>A configuration to be judged by all active policies of its type.</summary>
[GenerateSerializer, Immutable, Alias("qrie.evaluation-request")]
public sealed record EvaluationRequest
{
    /// <summary>The resource's ARN.</summary>
    [Id(0)] public required string Arn { get; init; }

    /// <summary>The resource's type.</summary>
    [Id(1)] public required string Type { get; init; }

    /// <summary>The account that owns it.</summary>
    [Id(2)] public required string AccountId { get; init; }

    /// <summary>Its region.</summary>
    [Id(3)] public required string Region { get; init; }

    /// <summary>Its configuration as canonical JSON.</summary>
    [Id(4)] public required string Configuration { get; init; }

    /// <summary>Its tags.</summary>
    [Id(5)] public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>True when the tags could not be read: those given are the last known.</summary>
    [Id(6)] public bool TagsUnreadable { get; init; }

    /// <summary>The least revision of the policy set that may judge: the one that judged the resource last, so that none goes back.</summary>
    [Id(7)] public long MinimumRevision { get; init; }
}
