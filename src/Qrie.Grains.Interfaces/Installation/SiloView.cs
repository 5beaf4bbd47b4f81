namespace Qrie.Installation;

/// <summary>A silo of the cluster that is alive.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where the others reach it.</param>
/// <param name="IsThis">True for the one that answers.</param>
public sealed record SiloView(string Name, string Address, bool IsThis);
