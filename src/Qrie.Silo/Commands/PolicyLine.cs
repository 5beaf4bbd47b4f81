using Qrie.Policies;
using Qrie.Silo.Api.Policies;

namespace Qrie.Silo.Commands;

/// <summary>A policy as <c>qrie policies --output json</c> prints it.</summary>
internal sealed record PolicyLine
{
    public required string PolicyId { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required string Service { get; init; }
    public required string Type { get; init; }
    public required string Category { get; init; }
    public required int Severity { get; init; }
    public required string Rationale { get; init; }
    public required string Remediation { get; init; }
    public required RemediationDto RemediationParts { get; init; }
    public required IReadOnlyList<string> Parts { get; init; }
    public required IReadOnlyList<FrameworkReference> Frameworks { get; init; }
    public required IReadOnlyList<string> Permissions { get; init; }

    public static PolicyLine Of(IPolicy policy, PolicyCatalogue catalogue)
    {
        var view = catalogue.View(policy, new PolicyState());
        return new PolicyLine
        {
            PolicyId = view.PolicyId,
            Title = view.Title,
            Description = view.Description,
            Service = view.Service,
            Type = view.Type,
            Category = view.Category,
            Severity = view.Severity,
            Rationale = view.Rationale,
            Remediation = view.Remediation.Text,
            RemediationParts = RemediationDto.From(view.Remediation),
            Parts = policy.Definition.Parts,
            Frameworks = view.Frameworks,
            Permissions = view.Permissions,
        };
    }
}
