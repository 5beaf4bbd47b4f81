namespace Qrie.Policies.Custom;

/// <summary>A case of a policy's file.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Configuration">The configuration, as JSON.</param>
/// <param name="Expected">The verdict that is right.</param>
/// <param name="Evidence">The evidence that is right, as JSON; null when the case does not say.</param>
public sealed record PolicyTestCase(string Name, int Line, string Configuration, VerdictKind Expected, string? Evidence);
