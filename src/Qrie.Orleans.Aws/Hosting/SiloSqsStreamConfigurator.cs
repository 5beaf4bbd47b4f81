using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Streaming.Sqs;

namespace Orleans.Hosting;

/// <summary>Configures an SQS stream provider of a silo.</summary>
public sealed class SiloSqsStreamConfigurator : SiloPersistentStreamConfigurator
{
    /// <summary>Creates the configurator.</summary>
    /// <param name="name">The provider's name.</param>
    /// <param name="configureServices">Adds services to the silo.</param>
    public SiloSqsStreamConfigurator(string name, Action<Action<IServiceCollection>> configureServices)
        : base(name, configureServices, SqsAdapterFactory.Create) =>
        ConfigureDelegate(services => services
            .AddSingleton<IConfigurationValidator>(provider =>
                new SqsOptionsValidator(provider.GetRequiredService<IOptionsMonitor<SqsOptions>>().Get(name), name))
            .AddSingleton<IConfigurationValidator>(provider => new SqsStreamValidator(provider, name)));

    /// <summary>Sets the options.</summary>
    /// <param name="configure">Configures them.</param>
    public SiloSqsStreamConfigurator ConfigureSqs(Action<OptionsBuilder<SqsOptions>> configure)
    {
        this.Configure(configure);
        return this;
    }

    /// <summary>Says how messages are read. Required.</summary>
    /// <param name="factory">Makes the adapter of a provider.</param>
    public SiloSqsStreamConfigurator UseDataAdapter(Func<IServiceProvider, string, ISqsDataAdapter> factory)
    {
        this.ConfigureComponent(factory);
        return this;
    }
}
