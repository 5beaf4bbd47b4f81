using Qrie.Silo.Api.Scans;

namespace Qrie.Silo.Api.Summary;

/// <summary>How well events and scans agree.</summary>
/// <param name="LastInventoryScan">The latest scan of what there is; null before the first.</param>
/// <param name="LastPolicyScan">The latest scan that judged anew; null before the first.</param>
/// <param name="DriftDetected">Changes that the last inventory of each account, service and region found and no event had brought.</param>
internal sealed record AntiEntropyDto(ScanDto? LastInventoryScan, ScanDto? LastPolicyScan, int DriftDetected);
