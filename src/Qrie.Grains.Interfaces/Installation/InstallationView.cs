namespace Qrie.Installation;

/// <summary>What Qrie runs as, without what is secret.</summary>
/// <param name="Version">The version of the silo that answers.</param>
/// <param name="IsSimulated">True when it watches a simulated organization.</param>
/// <param name="Silos">The silos that are alive, by name.</param>
/// <param name="Groups">The settings of the silo that answers.</param>
public sealed record InstallationView(string Version, bool IsSimulated, IReadOnlyList<SiloView> Silos, IReadOnlyList<SettingGroup> Groups);
