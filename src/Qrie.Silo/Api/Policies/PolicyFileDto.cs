using Qrie.Policies.Custom;

namespace Qrie.Silo.Api.Policies;

/// <summary>A file of the folder with policies of the user's own.</summary>
/// <param name="File">Its name.</param>
/// <param name="PolicyId">Its policy; null when the file is broken.</param>
/// <param name="Status"><c>loaded</c>; <c>older</c> when the file is broken and the version before is in force; <c>broken</c>.</param>
/// <param name="Errors">What is wrong, by line.</param>
internal sealed record PolicyFileDto(string File, string? PolicyId, string Status, IReadOnlyList<PolicyFileError> Errors)
{
    public static PolicyFileDto From(PolicyFile file, bool older) => new(
        file.Name, file.Policy?.Definition.Id, file.Policy is not null ? "loaded" : older ? "older" : "broken", file.Errors);
}
