namespace Qrie.Silo.Tests.Cluster;

/// <summary>How large the fire is. <c>QRIE_FIRE=full</c> chooses the full size, which takes a quarter of an hour and more.</summary>
internal sealed record FireSize
{
    private static readonly FireSize Small = new()
    {
        Accounts = 4, Resources = 200, Rounds = 10, ChangesPerSecond = 80, Outage = TimeSpan.FromSeconds(8),
    };

    private static readonly FireSize Full = new()
    {
        Accounts = 20, Resources = 2_000, Rounds = 10, ChangesPerSecond = 40, Outage = TimeSpan.FromSeconds(60),
    };

    public static FireSize Chosen => Environment.GetEnvironmentVariable("QRIE_FIRE") == "full" ? Full : Small;

    public required int Accounts { get; init; }

    public required int Resources { get; init; }

    /// <summary>Changes of each resource.</summary>
    public required int Rounds { get; init; }

    public required int ChangesPerSecond { get; init; }

    /// <summary>How long each service refuses.</summary>
    public required TimeSpan Outage { get; init; }

    public int Changes => Resources * Rounds;
}
