using Qrie.Silo.Api.Scans;

namespace Qrie.Silo.Api.Summary;

/// <summary>How well events and scans agree.</summary>
/// <param name="LastInventoryScan">The latest scan of what there is; null before the first.</param>
/// <param name="LastPolicyScan">The latest scan that judged anew; null before the first.</param>
/// <param name="DriftDetected">
/// True when the scans of an account are too long ago: an inventory 8 days, a policy scan 26 hours; null when none is, and something was never scanned.
/// </param>
/// <param name="DriftFound">Changes that the last inventory of each account, service and region found and no event had brought.</param>
internal sealed record AntiEntropyDto(ScanDto? LastInventoryScan, ScanDto? LastPolicyScan, bool? DriftDetected, int DriftFound);
