namespace Qrie.Silo.Api.Settings;

/// <summary>A silo of the cluster that is alive.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where the others reach it.</param>
/// <param name="IsThis">True for the one that answers.</param>
internal sealed record SiloDto(string Name, string Address, bool IsThis);
