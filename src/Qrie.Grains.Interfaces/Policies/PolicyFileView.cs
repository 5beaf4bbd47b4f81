namespace Qrie.Policies;

/// <summary>A file with a policy of the user's own.</summary>
/// <param name="Name">Its name, below the folder.</param>
/// <param name="PolicyId">Its policy; null when the file is broken.</param>
/// <param name="IsOlder">True when the file is broken and the version before is in force.</param>
/// <param name="Errors">What is wrong, by line.</param>
/// <param name="Cases">The cases of the file with what became of them.</param>
public sealed record PolicyFileView(
    string Name, string? PolicyId, bool IsOlder, IReadOnlyList<(int Line, string Message)> Errors, IReadOnlyList<(string Name, string? Failure)> Cases);
