namespace Qrie.Simulator.Scenario;

/// <summary>A bucket that people work with.</summary>
/// <param name="Name">The name.</param>
/// <param name="AccountId">The owner.</param>
/// <param name="Region">Where it lives.</param>
internal sealed record ScenarioBucket(string Name, string AccountId, string Region)
{
    /// <summary>When somebody will close it again; null when it is not open.</summary>
    public DateTimeOffset? CloseAt { get; set; }
}
