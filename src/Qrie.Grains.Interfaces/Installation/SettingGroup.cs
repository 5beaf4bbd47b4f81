namespace Qrie.Installation;

/// <summary>Settings of one concern.</summary>
/// <param name="Name">The concern.</param>
/// <param name="Document">Where it is described beside <c>docs/settings.md</c>, from the root of the repository.</param>
/// <param name="Settings">The settings.</param>
public sealed record SettingGroup(string Name, string Document, IReadOnlyList<Setting> Settings);
