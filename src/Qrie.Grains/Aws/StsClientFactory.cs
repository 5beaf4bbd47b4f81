using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;

namespace Qrie.Aws;

/// <summary>The STS client with Qrie's own credentials: the ones it has where it runs, or the given ones.</summary>
/// <param name="configuration">How to reach AWS.</param>
/// <param name="credentials">Qrie's own credentials; null for the SDK's default chain.</param>
/// <param name="health">Where it is noted whether STS answers; null for nowhere.</param>
public sealed class StsClientFactory(AwsClientConfiguration configuration, AWSCredentials? credentials = null, ServiceHealth? health = null) : IDisposable
{
    private readonly Lazy<IAmazonSecurityTokenService> client = new(() => new WatchedClient(
        credentials ?? new DefaultCredentials(),
        configuration.Apply(new AmazonSecurityTokenServiceConfig(), "sts", configuration.Options.Region),
        health));

    /// <summary>The client.</summary>
    public IAmazonSecurityTokenService Client => client.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }
    }

    private sealed class WatchedClient(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config, ServiceHealth? health)
        : AmazonSecurityTokenServiceClient(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            if (health is not null)
            {
                pipeline.AddHandlerAfter<RetryHandler>(new HealthHandler(health, "sts"));
            }
        }
    }
}
