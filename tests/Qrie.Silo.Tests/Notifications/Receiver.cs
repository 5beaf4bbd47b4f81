using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Qrie.Silo.Tests.Notifications;

/// <summary>An HTTP server on loopback that remembers what it is sent and answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> received = new();

    private Receiver(Func<Received, Task<Answer>> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var request = new Received(
                http.Request.Path, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());
            received.Enqueue(request);
            var (status, text, headers) = await answer(request);
            foreach (var (name, value) in headers ?? [])
            {
                http.Response.Headers[name] = value;
            }

            http.Response.StatusCode = status;
            await http.Response.WriteAsync(text);
        });
    }

    public string Url => app.Urls.First();

    public IReadOnlyList<Received> All => [.. received];

    public static Task<Receiver> StartAsync(Func<Received, Answer>? answer = null) =>
        StartAsync(request => Task.FromResult(answer?.Invoke(request) ?? new Answer(200)));

    public static async Task<Receiver> StartAsync(Func<Received, Task<Answer>> answer)
    {
        var receiver = new Receiver(answer);
        await receiver.app.StartAsync();
        return receiver;
    }

    public Task WaitAsync(int count) => Eventually.TrueAsync(() => Task.FromResult(received.Count >= count), $"{count} requests");

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
    {
        public string Text => Encoding.UTF8.GetString(Body);
    }

    internal sealed record Answer(int Status, string Text = "", Dictionary<string, string>? Headers = null);
}
