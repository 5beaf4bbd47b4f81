namespace Qrie.Silo.Api.Health;

/// <summary>How the process is.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
internal sealed record HealthDto(string Status);
