using Qrie.Installation;

namespace Qrie.Silo.Api.Settings;

/// <summary>What Qrie runs as, without what is secret.</summary>
/// <param name="Version">The version of the silo that answers.</param>
/// <param name="IsSimulated">True when it watches a simulated organization.</param>
/// <param name="Silos">The silos that are alive.</param>
/// <param name="Groups">The settings of the silo that answers.</param>
internal sealed record SettingsDto(string Version, bool IsSimulated, IReadOnlyList<SiloDto> Silos, IReadOnlyList<SettingGroupDto> Groups)
{
    public static SettingsDto From(InstallationView view) => new(
        view.Version,
        view.IsSimulated,
        [.. view.Silos.Select(silo => new SiloDto(silo.Name, silo.Address, silo.IsThis))],
        [.. view.Groups.Select(group => new SettingGroupDto(group.Name, group.Document, [.. group.Settings.Select(SettingDto.From)]))]);
}
