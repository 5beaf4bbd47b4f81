namespace Qrie.Silo.Api.Scans;

/// <summary>A scan was started.</summary>
/// <param name="ScanId">Its id, for <c>GET /api/scans/{id}</c>.</param>
/// <param name="Units">How many units it has.</param>
internal sealed record ScanStartedDto(string ScanId, int Units);
