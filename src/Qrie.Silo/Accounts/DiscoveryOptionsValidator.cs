using Microsoft.Extensions.Options;

namespace Qrie.Silo.Accounts;

/// <summary>Discovery needs to know where to look.</summary>
internal sealed class DiscoveryOptionsValidator : IValidateOptions<DiscoveryOptions>
{
    public ValidateOptionsResult Validate(string? name, DiscoveryOptions options) => options is { Enabled: true, Regions.Count: 0 }
        ? ValidateOptionsResult.Fail("Qrie:Organization:Regions is empty; where Qrie:Organization:Enabled is true it must name the regions to look at, such as eu-west-1.")
        : ValidateOptionsResult.Success;
}
