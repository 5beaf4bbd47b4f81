using Qrie.Inventory;

namespace Qrie.Silo.Live;

internal static class FeedExtensions
{
    /// <summary>Adds the live feed, which tells at every silo what happens at all.</summary>
    public static void AddChangeFeed(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<ChangeFeed>();
        silo.Services.AddSingleton<IChangeFeed>(provider => provider.GetRequiredService<ChangeFeed>());
        silo.Services.AddSingleton<FeedClient>();
        silo.Services.AddHostedService<FeedRelay>();
        silo.AddGrainService<FeedService>();
    }
}
