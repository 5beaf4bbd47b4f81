using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Clustering.DynamoDB;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Orleans.Hosting;

/// <summary>Keeps a cluster's membership in DynamoDB.</summary>
public static class DynamoDBClusteringHostingExtensions
{
    /// <summary>Lets the silo find the others of its cluster through DynamoDB.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configureOptions">Configures it.</param>
    public static ISiloBuilder UseDynamoDBClustering(this ISiloBuilder builder, Action<DynamoDBClusteringOptions> configureOptions) =>
        builder.UseDynamoDBClustering((OptionsBuilder<DynamoDBClusteringOptions> options) => options.Configure(configureOptions));

    /// <inheritdoc cref="UseDynamoDBClustering(ISiloBuilder, Action{DynamoDBClusteringOptions})"/>
    public static ISiloBuilder UseDynamoDBClustering(this ISiloBuilder builder, Action<OptionsBuilder<DynamoDBClusteringOptions>>? configureOptions = null) =>
        builder.ConfigureServices(services =>
        {
            AddOptions(services, configureOptions);
            services.AddSingleton<IMembershipTable, DynamoDBMembershipTable>();
        });

    /// <summary>Lets the client find the silos of its cluster through DynamoDB.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="configureOptions">Configures it.</param>
    public static IClientBuilder UseDynamoDBClustering(this IClientBuilder builder, Action<DynamoDBGatewayOptions> configureOptions) =>
        builder.UseDynamoDBClustering((OptionsBuilder<DynamoDBGatewayOptions> options) => options.Configure(configureOptions));

    /// <inheritdoc cref="UseDynamoDBClustering(IClientBuilder, Action{DynamoDBGatewayOptions})"/>
    public static IClientBuilder UseDynamoDBClustering(this IClientBuilder builder, Action<OptionsBuilder<DynamoDBGatewayOptions>>? configureOptions = null) =>
        builder.ConfigureServices(services =>
        {
            AddOptions(services, configureOptions);
            services.AddSingleton<IGatewayListProvider, DynamoDBGatewayListProvider>();
        });

    private static void AddOptions<TOptions>(IServiceCollection services, Action<OptionsBuilder<TOptions>>? configure)
        where TOptions : DynamoDBClientOptions
    {
        configure?.Invoke(services.AddOptions<TOptions>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IConfigurationValidator, DynamoDBOptionsValidator<TOptions>>();
    }
}
