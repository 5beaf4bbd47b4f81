using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Qrie.Aws.Protocol;

/// <summary>The configuration of a client for a service whose SDK package is not to be had.</summary>
internal sealed class AwsProtocolConfig : ClientConfig
{
    private static readonly DefaultConfiguration Defaults = new() { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard };

    private readonly string endpointPrefix;

    /// <param name="serviceId">The service's id, by which the SDK looks for an endpoint in the environment (<c>AWS_ENDPOINT_URL_…</c>).</param>
    /// <param name="signingName">The name under which requests are signed.</param>
    /// <param name="endpointPrefix">The first label of the service's host names.</param>
    public AwsProtocolConfig(string serviceId, string signingName, string endpointPrefix)
        : base(new DefaultConfigurationProvider([Defaults]))
    {
        ServiceId = serviceId;
        AuthenticationServiceName = signingName;
        this.endpointPrefix = endpointPrefix;
    }

    /// <summary>The host name in a region, for a service that has one host for a whole partition; null for one with a host per region.</summary>
    public Func<string, string>? HostIn { get; init; }

    public override string ServiceVersion => "";

    public override string UserAgent => "qrie";

    public override string RegionEndpointServiceName => endpointPrefix;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => Determine();

    /// <summary>The configured endpoint, or AWS's own for the region.</summary>
    internal Endpoint Determine() => new(
        ServiceURL ?? $"https://{HostIn?.Invoke(RegionEndpoint.SystemName) ?? $"{endpointPrefix}.{RegionEndpoint.SystemName}.{RegionEndpoint.PartitionDnsSuffix}"}");
}
