namespace Qrie.Silo.Api.Settings;

/// <summary>Settings of one concern.</summary>
/// <param name="Name">The concern.</param>
/// <param name="Document">Where it is described, beside docs/settings.md.</param>
/// <param name="Settings">The settings.</param>
internal sealed record SettingGroupDto(string Name, string Document, IReadOnlyList<SettingDto> Settings);
