using Qrie.Policies;
using Qrie.Policies.Custom;

namespace Qrie.Silo.Api.Policies;

/// <summary>The policies' files as users see them.</summary>
internal sealed class PolicyFiles(PolicyFolder folder, TimeProvider time) : IPolicyFiles
{
    public IReadOnlyList<PolicyFileView> All
    {
        get
        {
            var now = time.GetUtcNow();
            return
            [
                .. folder.Files.Select(file => new PolicyFileView(
                    file.Name, file.Policy?.Definition.Id, folder.IsOlder(file), [.. file.Errors.Select(error => (error.Line, error.Message))],
                    [.. file.RunTests(now).Select(result => (result.Case.Name, result.Failure))])),
            ];
        }
    }
}
