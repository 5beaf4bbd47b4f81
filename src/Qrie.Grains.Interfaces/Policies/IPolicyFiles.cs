namespace Qrie.Policies;

/// <summary>The files with policies of the user's own, as they were read last.</summary>
public interface IPolicyFiles
{
    /// <summary>The files, by name; empty where no folder is configured.</summary>
    IReadOnlyList<PolicyFileView> All { get; }
}
