using Amazon.Runtime;
using Amazon.SecurityToken;

namespace Qrie.Aws;

/// <summary>The STS client with Qrie's own credentials: the ones it has where it runs, or the given ones.</summary>
/// <param name="configuration">How to reach AWS.</param>
/// <param name="credentials">Qrie's own credentials; null for the SDK's default chain.</param>
public sealed class StsClientFactory(AwsClientConfiguration configuration, AWSCredentials? credentials = null) : IDisposable
{
    private readonly Lazy<IAmazonSecurityTokenService> client = new(() =>
    {
        var config = configuration.Apply(new AmazonSecurityTokenServiceConfig(), "sts", configuration.Options.Region);
        return credentials is null ? new AmazonSecurityTokenServiceClient(config) : new AmazonSecurityTokenServiceClient(credentials, config);
    });

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
}
