using Qrie.Policies;

namespace Qrie.Silo.Api.Exceptions;

/// <summary>An exception: what it matches, why, until when, and how much it keeps from counting.</summary>
internal sealed record ExceptionDto
{
    public required string Id { get; init; }
    public required string? PolicyId { get; init; }
    public required string? Account { get; init; }
    public required string? Arn { get; init; }
    public required string? Resource { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; }
    public required string Reason { get; init; }
    public required string Owner { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>How many findings are resolved by it.</summary>
    public required int Findings { get; init; }

    public static ExceptionDto From(PolicyException exception, int findings) => new()
    {
        Id = exception.Id,
        PolicyId = exception.PolicyId,
        Account = exception.AccountId,
        Arn = exception.Arn,
        Resource = exception.Resource,
        Tags = exception.Tags,
        Reason = exception.Reason,
        Owner = exception.Owner,
        ExpiresAt = exception.ExpiresAt,
        CreatedAt = exception.CreatedAt,
        CreatedBy = exception.CreatedBy,
        Findings = findings,
    };
}
