using Amazon.Runtime;

namespace Qrie.Aws;

/// <summary>Clients with given credentials, for use outside a silo: there is no account grain, and so no budget.</summary>
/// <param name="credentials">The credentials of the account.</param>
/// <param name="configuration">How to reach AWS.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class DirectClients(AWSCredentials credentials, AwsClientConfiguration configuration, TimeProvider? time = null) : IAwsClients, IDisposable
{
    private readonly ClientCache clients = new();
    private readonly ClientCache shared = new();

    /// <inheritdoc/>
    public TimeProvider Time => time ?? TimeProvider.System;

    /// <inheritdoc/>
    public TClient Get<TClient>(AwsService<TClient> service, string region) where TClient : class, IDisposable =>
        clients.Get(service.Name, region, () => service.Create(new AwsClientParameters(credentials, configuration, region, null)));

    /// <inheritdoc/>
    public T Shared<T>(string name, string region, Func<T> create) where T : class => shared.Get(name, region, create);

    /// <inheritdoc/>
    public void Dispose()
    {
        shared.Dispose();
        clients.Dispose();
    }
}
