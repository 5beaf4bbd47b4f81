using Amazon;
using Amazon.Runtime;
using Microsoft.Extensions.Options;

namespace Qrie.Aws;

/// <summary>Applies <see cref="AwsOptions"/> to the SDK's client configurations, in one place.</summary>
/// <param name="options">The options.</param>
public sealed class AwsClientConfiguration(IOptions<AwsOptions> options)
{
    /// <summary>The options.</summary>
    public AwsOptions Options => options.Value;

    /// <summary>Sets region, endpoint, timeout and retries.</summary>
    /// <typeparam name="T">The service's configuration class.</typeparam>
    /// <param name="config">The configuration.</param>
    /// <param name="service">The service's signing name.</param>
    /// <param name="region">The region.</param>
    public T Apply<T>(T config, string service, string region) where T : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        if (options.Value.EndpointFor(service) is { } url)
        {
            config.ServiceURL = url;
            config.AuthenticationRegion = region;
        }

        config.Timeout = options.Value.RequestTimeout;
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = options.Value.MaxRetries;
        // The SDK's own throttle fails calls that a queue with a budget should keep waiting instead.
        config.ThrottleRetries = false;
        config.DisableLogging = true;
        return config;
    }

    /// <summary>True when S3 must be addressed by path, because an endpoint is configured.</summary>
    public bool ForcePathStyle => options.Value.EndpointFor("s3") is not null
        || Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3") is not null
        || Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is not null;
}
