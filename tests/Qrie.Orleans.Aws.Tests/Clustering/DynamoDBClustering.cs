using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Orleans.Clustering.DynamoDB;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Qrie.Orleans.Aws.Tests.Clustering;

/// <summary>Silos and a client on the table and endpoint that the cluster's properties name, quick to notice a death.</summary>
public sealed class DynamoDBClustering : ISiloConfigurator, IClientBuilderConfigurator
{
    public void Configure(ISiloBuilder siloBuilder)
    {
        siloBuilder.ConfigureLogging(logging => logging.ClearProviders());
        siloBuilder.Configure<ClusterMembershipOptions>(options =>
        {
            options.TableRefreshTimeout = TimeSpan.FromSeconds(1);
            options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
            options.NumMissedProbesLimit = 2;
            options.NumVotesForDeathDeclaration = 1;
        });
        siloBuilder.UseDynamoDBClustering(options => Set(options, siloBuilder.Configuration));
    }

    public void Configure(IConfiguration configuration, IClientBuilder clientBuilder)
    {
        clientBuilder.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));
        clientBuilder.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
        clientBuilder.UseDynamoDBClustering(options => Set(options, configuration));
    }

    private static void Set(DynamoDBClientOptions options, IConfiguration configuration)
    {
        options.TableName = configuration["Table"]!;
        options.ClientFactory = _ => new AmazonDynamoDBClient(
            new BasicAWSCredentials("AKIAQRIE", "simulated"),
            new AmazonDynamoDBConfig { ServiceURL = configuration["Url"], AuthenticationRegion = "us-east-1" });
    }
}
