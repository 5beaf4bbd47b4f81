namespace Qrie.Silo.Api.Health;

/// <summary>How the process is.</summary>
/// <param name="Status"><c>live</c>, <c>active</c> or <c>ready</c>.</param>
internal sealed record HealthDto(string Status)
{
    /// <summary>Services that do not answer for the moment, though requests may be sent; null when all do.</summary>
    public IReadOnlyList<string>? Problems { get; init; }
}
