using System.Net;
using System.Net.Sockets;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Qrie.Silo.Storage.DynamoDb;

namespace Qrie.Silo.Hosting.Cluster;

/// <summary>Makes the silo part of the cluster that the settings name.</summary>
internal static class ClusterExtensions
{
    // What Orleans itself takes by default.
    private const int DefaultSiloPort = 11_111;

    // A silo that was killed is probed in vain three times. Until the others have agreed that it is dead nobody takes over, and nobody can join.
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(3);

    // Of three silos the last one alone cannot outvote the other two. Those that gave no sign three times have no vote.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    public static void AddClusterOptions(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<QrieClusterOptions>, QrieClusterOptionsValidator>();
        services.AddSettings<QrieClusterOptions>("Qrie:Cluster");
        // Read unchecked: the host wants this while it is built, and what is wrong is told at start, together with the rest.
        services.AddOptions<HostOptions>().Configure<IConfiguration>((host, configuration) =>
            host.ShutdownTimeout = configuration.GetValue($"Qrie:Cluster:{nameof(QrieClusterOptions.ShutdownTimeout)}", new QrieClusterOptions().ShutdownTimeout));
    }

    public static void UseCluster(this ISiloBuilder silo, IConfiguration configuration)
    {
        var options = configuration.GetSection("Qrie:Cluster").Get<QrieClusterOptions>() ?? new QrieClusterOptions();
        if (options.Provider == ClusterProvider.DynamoDb)
        {
            UseDynamoDb(silo);
        }
        else
        {
            silo.UseLocalhostClustering(options.SiloPort == 0 ? FreePort() : options.SiloPort, options.GatewayPort);
        }

        silo.Services.AddOptions<ClusterOptions>().Configure<IOptions<QrieClusterOptions>>((cluster, qrie) =>
            (cluster.ClusterId, cluster.ServiceId) = (qrie.Value.ClusterId, qrie.Value.ServiceId));
    }

    /// <summary>The table of the membership.</summary>
    public static string TableName(this QrieClusterOptions cluster, DynamoDbOptions storage) =>
        string.IsNullOrEmpty(cluster.Table) ? $"{storage.TablePrefix}membership" : cluster.Table;

    /// <summary>A client for the table of the membership. A silo that waits longer for it is suspected by the others meanwhile: it tries less than others do.</summary>
    public static IAmazonDynamoDB CreateClient(this QrieClusterOptions cluster, DynamoDbOptions storage, int retries = 3) => DynamoDatabase.CreateClient(
        new DynamoDbOptions { Region = cluster.Region ?? storage.Region, EndpointUrl = cluster.EndpointUrl ?? storage.EndpointUrl }, retries);

    private static void UseDynamoDb(ISiloBuilder silo)
    {
        silo.UseDynamoDBClustering((OptionsBuilder<DynamoDBClusteringOptions> clustering) => clustering.Configure<IOptions<QrieClusterOptions>, IOptions<DynamoDbOptions>>(
            (options, cluster, storage) =>
            {
                options.TableName = cluster.Value.TableName(storage.Value);
                options.ClientFactory = _ => cluster.Value.CreateClient(storage.Value);
            }));
        silo.Configure<ClusterMembershipOptions>(membership => (membership.ProbeTimeout, membership.IAmAliveTablePublishTimeout) = (Probe, Heartbeat));
        // Where no other is named, the silo listens on the address that it advertises, and on no other.
        silo.Services.AddOptions<EndpointOptions>().Configure<IOptions<QrieClusterOptions>>((endpoint, cluster) =>
        {
            endpoint.AdvertisedIPAddress = AdvertisedAddress.Of(cluster.Value, Environment.GetEnvironmentVariable(EcsTaskAddress.Variable));
            endpoint.SiloPort = cluster.Value.SiloPort == 0 ? DefaultSiloPort : cluster.Value.SiloPort;
            endpoint.GatewayPort = cluster.Value.GatewayPort;
        });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
