using Microsoft.Extensions.Options;
using Qrie.Policies;

namespace Qrie.Silo.Notifications;

/// <summary>Checks the destinations of the settings. Errors name the key and what would be right, not the value, which may be secret.</summary>
internal sealed class NotificationOptionsValidator(IPolicyCatalogue policies) : IValidateOptions<NotificationOptions>
{
    public ValidateOptionsResult Validate(string? name, NotificationOptions options)
    {
        var errors = options.Destinations
            .SelectMany((destination, index) => DestinationRules.Errors(destination.ToDestination(), options, policies)
                .Select(error => $"Qrie:Notifications:Destinations:{index}:{error.Member.Replace("_", "", StringComparison.Ordinal)} {error.Error}."))
            .Concat(options.Destinations.GroupBy(destination => destination.Id).Where(group => group.Count() > 1)
                .Select(group => $"Qrie:Notifications:Destinations has {group.Count()} of the id '{group.Key}'; each must be there once."))
            .ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
