namespace Qrie.Silo.Api.Scans;

/// <summary>What to scan.</summary>
/// <param name="Account">Only this account.</param>
/// <param name="Service">Only this service, such as <c>s3</c>.</param>
/// <param name="Region">Only this region; global services have the partition's home region.</param>
/// <param name="Kind"><c>inventory</c> (default) or <c>policy</c>.</param>
internal sealed record StartScanDto(string? Account, string? Service, string? Region, string? Kind);
