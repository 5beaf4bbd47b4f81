using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>The way to a service on loopback, which can be closed: then connections break and are refused, or are answered with an error.</summary>
internal sealed class LoopbackGate : IAsyncDisposable
{
    private static readonly byte[] Unavailable = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();

    private readonly IPEndPoint target;
    private readonly IPEndPoint own;
    private readonly ConcurrentDictionary<TcpClient, bool> open = new();
    private TcpListener? listener;
    private volatile bool failing;

    /// <summary>Opens it.</summary>
    /// <param name="port">The service's port.</param>
    public LoopbackGate(int port)
    {
        target = new IPEndPoint(IPAddress.Loopback, port);
        listener = Listen(new IPEndPoint(IPAddress.Loopback, 0));
        own = (IPEndPoint)listener.LocalEndpoint;
    }

    /// <summary>The service, by way of the gate.</summary>
    public string Url => $"http://127.0.0.1:{own.Port}";

    /// <summary>Breaks what is connected, and answers what comes with 503.</summary>
    public void Fail()
    {
        failing = true;
        Break();
    }

    /// <summary>Breaks what is connected, and refuses connections.</summary>
    public void Refuse()
    {
        listener?.Stop();
        listener = null;
        Break();
    }

    /// <summary>Lets everything through again.</summary>
    public void Open()
    {
        failing = false;
        listener ??= Listen(own);
    }

    public ValueTask DisposeAsync()
    {
        Refuse();
        return ValueTask.CompletedTask;
    }

    private TcpListener Listen(IPEndPoint at)
    {
        var started = new TcpListener(at);
        started.Start();
        _ = Task.Run(() => AcceptAsync(started));
        return started;
    }

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                var client = await from.AcceptTcpClientAsync();
                _ = Task.Run(() => CarryAsync(client));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The gate was closed.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var service = new TcpClient();
        open[client] = true;
        try
        {
            if (failing)
            {
                await client.GetStream().ReadAtLeastAsync(new byte[1], 1);
                await client.GetStream().WriteAsync(Unavailable);
                return;
            }

            (client.NoDelay, service.NoDelay) = (true, true);
            await service.ConnectAsync(target);
            await Task.WhenAny(client.GetStream().CopyToAsync(service.GetStream()), service.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Either end has gone.
        }
        finally
        {
            open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private void Break()
    {
        foreach (var client in open.Keys)
        {
            client.Dispose();
        }
    }
}
