using Qrie.Policies;

namespace Qrie.Console.Pages;

/// <summary>A policy with its answer.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Answer">What it says of everything that it judges.</param>
internal sealed record PolicyScore(PolicyView Policy, PolicyAnswer Answer);
