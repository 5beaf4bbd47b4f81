using System.Collections.Concurrent;
using System.Net;
using Amazon.Runtime;
using Qrie.Aws;
using Qrie.Aws.Protocol;

namespace Qrie.Silo.Notifications.Channels;

/// <summary>Clients of the services that carry notifications, one per service and region, with Qrie's own credentials.</summary>
internal sealed class AwsSender(OwnCredentials credentials, AwsClientConfiguration configuration) : IDisposable
{
    private readonly ConcurrentDictionary<(string Service, string Region), Lazy<AwsProtocolClient>> clients = new();

    /// <summary>Sends a call.</summary>
    /// <param name="serviceId">The service's id, such as <c>SNS</c>.</param>
    /// <param name="name">Its signing name, which is also the first label of its hosts.</param>
    /// <param name="region">The region.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The body of the answer.</returns>
    /// <exception cref="DeliveryException">The service refused, or did not answer.</exception>
    public async Task<string> SendAsync(string serviceId, string name, string region, AwsCall call, CancellationToken cancellationToken)
    {
        try
        {
            var client = clients.GetOrAdd((name, region), _ => new Lazy<AwsProtocolClient>(() => new AwsProtocolClient(
                credentials.Value, configuration.Apply(new AwsProtocolConfig(serviceId, name, name), name, region), null))).Value;
            return (await client.SendAsync(call, cancellationToken)).Body;
        }
        catch (AmazonServiceException exception)
        {
            var permanent = exception.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
                and not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)
                && exception.ErrorCode is { } code && !code.Contains("Throttl", StringComparison.Ordinal) && !code.Contains("AccessDenied", StringComparison.Ordinal)
                && !code.Contains("Authorization", StringComparison.Ordinal) && !code.Contains("Token", StringComparison.Ordinal);
            throw new DeliveryException($"{serviceId} answered {exception.ErrorCode}.", permanent);
        }
        catch (Exception exception) when (exception is AmazonClientException or HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new DeliveryException($"{serviceId} could not be reached ({exception.GetType().Name}).");
        }
    }

    public void Dispose()
    {
        foreach (var client in clients.Values.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }
}
