using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Qrie.Silo.Notifications.Channels;

/// <summary>
/// Sends to webhooks: only to addresses that are allowed, whatever their names resolve to; without redirects, proxies, cookies or
/// logs, all of which would take a secret URL elsewhere.
/// </summary>
internal sealed class HttpSender : IDisposable
{
    private readonly NotificationOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient client;

    public HttpSender(IOptions<NotificationOptions> options, TimeProvider time)
    {
        this.options = options.Value;
        this.time = time;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = this.options.Timeout,
            MaxResponseDrainSize = 0,
            ConnectCallback = ConnectAsync,
        })
        { Timeout = this.options.Timeout };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Qrie");
    }

    /// <summary>Posts JSON.</summary>
    /// <exception cref="DeliveryException">It was not answered with a 2xx.</exception>
    public async Task PostAsync(string url, byte[] body, IEnumerable<(string Name, string Value)> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            Check(response);
        }
        catch (HttpRequestException exception) when (exception.InnerException is DeliveryException refused)
        {
            throw refused;
        }
        catch (HttpRequestException exception)
        {
            throw new DeliveryException($"The receiver could not be reached ({exception.HttpRequestError}).");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DeliveryException($"The receiver did not answer within {options.Timeout.TotalSeconds} s.");
        }
    }

    public void Dispose() => client.Dispose();

    private void Check(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var status = (int)response.StatusCode;
        // What is not allowed today may be tomorrow; a request that is wrong stays wrong.
        var permanent = status is < 500 and not (401 or 403 or 408 or 425 or 429);
        var after = response.Headers.RetryAfter is { } retry ? retry.Delta ?? (retry.Date - time.GetUtcNow()) : null;
        throw new DeliveryException($"The receiver answered {status}.", permanent, after > TimeSpan.Zero ? after : null);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = addresses.Where(address => AddressRules.Allows(address, options)).ToArray();
        if (allowed.Length == 0)
        {
            throw new DeliveryException("The receiver's address is in a network that notifications may not go to.", isPermanent: true);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
