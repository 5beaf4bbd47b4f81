using Microsoft.Extensions.Options;
using Qrie.Policies;
using Qrie.Policies.Custom;

namespace Qrie.Silo.Hosting;

/// <summary>Refuses to start with a folder of policies that cannot be read in full: nothing older is there to go on with.</summary>
internal sealed class PolicyFolderValidator(PolicyFolder folder) : IValidateOptions<PolicyOptions>
{
    public ValidateOptionsResult Validate(string? name, PolicyOptions options)
    {
        if (string.IsNullOrEmpty(options.Folder))
        {
            return ValidateOptionsResult.Success;
        }

        try
        {
            string[] errors = [.. folder.Read(options.Folder).SelectMany(file => file.Errors.Select(error =>
                $"{Path.Combine(options.Folder, file.Name)}:{error.Line}: {error.Message}"))];
            return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"Qrie:Policies:Folder is '{options.Folder}'; it must be a folder that can be read: {exception.Message}");
        }
    }
}
