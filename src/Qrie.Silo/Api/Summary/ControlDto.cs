namespace Qrie.Silo.Api.Summary;

/// <summary>A control, by the policies that answer it.</summary>
/// <param name="Framework">The framework and its version.</param>
/// <param name="Control">The control's id there.</param>
/// <param name="Policies">How many policies answer it: passed, failed and unknown together.</param>
/// <param name="Passed">Policies that no resource violates.</param>
/// <param name="Failed">Policies with open findings.</param>
/// <param name="Unknown">
/// Policies of which neither can be said: not active, no resource of their type, or one that could not be judged and none that violates.
/// </param>
/// <param name="Score">Of those that passed or failed, the percentage that passed, 0 to 100; null when there are none.</param>
internal sealed record ControlDto(string Framework, string Control, int Policies, int Passed, int Failed, int Unknown, double? Score);
