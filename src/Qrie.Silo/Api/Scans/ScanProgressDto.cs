namespace Qrie.Silo.Api.Scans;

/// <summary>How far a scan is.</summary>
/// <param name="Listed">Resources that listings have named.</param>
/// <param name="Described">Resources that were looked at.</param>
/// <param name="Total">How many there are to look at, once that is known.</param>
/// <param name="UnitsFinished">Units (account, service, region) that have ended.</param>
/// <param name="Units">All units.</param>
internal sealed record ScanProgressDto(int Listed, int Described, int? Total, int UnitsFinished, int Units);
