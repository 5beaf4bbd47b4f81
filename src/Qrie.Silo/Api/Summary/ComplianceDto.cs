namespace Qrie.Silo.Api.Summary;

/// <summary>How far the controls of frameworks are met.</summary>
/// <param name="Score">Of the policies that could be judged, the percentage that passed, 0 to 100; null when none could.</param>
/// <param name="Controls">Control by control.</param>
internal sealed record ComplianceDto(double? Score, IReadOnlyList<ControlDto> Controls);
