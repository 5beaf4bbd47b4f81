namespace Qrie.Installation;

/// <summary>What Qrie runs as. For admins.</summary>
public interface IInstallationQueries
{
    /// <summary>Reads it.</summary>
    InstallationView Read();
}
