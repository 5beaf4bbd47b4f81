using Qrie.Policies;

namespace Qrie.Silo.Api.Policies;

/// <summary>A policy: what the catalogue says of it, and its life.</summary>
internal record PolicyDto
{
    public required string PolicyId { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required string Service { get; init; }
    public required string Type { get; init; }
    public required string Category { get; init; }
    public required int Severity { get; init; }

    /// <summary>All of the remediation as one text.</summary>
    public required string Remediation { get; init; }

    /// <summary>The same in its parts. One that was put in the catalogue's place has a summary alone.</summary>
    public required RemediationDto RemediationParts { get; init; }
    public required ScopeDto Scope { get; init; }
    public required IReadOnlyList<ParameterDto> Parameters { get; init; }
    public required PolicyStatus Status { get; init; }

    /// <summary>Counts the changes of the life. Sent with a change, it makes sure that nobody else was faster.</summary>
    public required long Revision { get; init; }
    public required int OpenFindings { get; init; }
    public required DateTimeOffset? CreatedAt { get; init; }
    public required DateTimeOffset? UpdatedAt { get; init; }
    public required IReadOnlyList<FrameworkDto> Frameworks { get; init; }

    public static PolicyDto From(PolicyView policy, int openFindings) => new()
    {
        PolicyId = policy.PolicyId,
        Title = policy.Title,
        Description = policy.Description,
        Service = policy.Service,
        Type = policy.Type,
        Category = policy.Category,
        Severity = policy.Severity,
        Remediation = policy.Remediation.Text,
        RemediationParts = RemediationDto.From(policy.Remediation),
        Scope = ScopeDto.From(policy.Scope),
        Parameters = [.. policy.Parameters.Select(ParameterDto.From)],
        Status = policy.Status,
        Revision = policy.Revision,
        OpenFindings = openFindings,
        CreatedAt = policy.CreatedAt,
        UpdatedAt = policy.UpdatedAt,
        Frameworks = [.. policy.Frameworks.Select(reference => new FrameworkDto(reference.Framework, reference.Control))],
    };
}
