namespace Qrie.Policies.Custom;

/// <summary>What is wrong with a policy's file.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="Message">What, and what would be right.</param>
public sealed record PolicyFileError(int Line, string Message);
