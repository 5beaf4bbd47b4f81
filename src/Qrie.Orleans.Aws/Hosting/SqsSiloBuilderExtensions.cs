using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Adds SQS streams to a silo.</summary>
public static class SqsSiloBuilderExtensions
{
    /// <summary>Adds a stream provider that reads an SQS queue.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="name">The provider's name.</param>
    /// <param name="configure">Configures it; a data adapter is required.</param>
    public static ISiloBuilder AddSqsStreams(this ISiloBuilder builder, string name, Action<SiloSqsStreamConfigurator> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(new SiloSqsStreamConfigurator(name, services => builder.ConfigureServices(services)));
        return builder;
    }
}
