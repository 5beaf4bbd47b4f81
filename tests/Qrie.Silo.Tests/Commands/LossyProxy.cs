using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Commands;

/// <summary>Stands between a command and a silo, and loses answers: what was asked for has happened, and the asker does not hear of it.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private readonly HttpClient silo;
    private readonly WebApplication app;
    private int lose;

    private LossyProxy(Uri address)
    {
        silo = new HttpClient { BaseAddress = address };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(ForwardAsync);
    }

    public string Address => app.Urls.Single();

    /// <summary>The keys of the requests that had one, in order.</summary>
    public ConcurrentQueue<string> Keys { get; } = new();

    public static async Task<LossyProxy> StartAsync(Uri address)
    {
        var proxy = new LossyProxy(address);
        await proxy.app.StartAsync();
        return proxy;
    }

    /// <summary>The answer to the next request with a key is lost.</summary>
    public void LoseNextAnswer() => Volatile.Write(ref lose, 1);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        silo.Dispose();
    }

    private async Task ForwardAsync(HttpContext http)
    {
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), http.Request.Path + http.Request.QueryString);
        if (http.Request.ContentType is { } type)
        {
            request.Content = new StreamContent(http.Request.Body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        }

        var key = http.Request.Headers[RequestKey.Header].ToString();
        if (key.Length > 0)
        {
            Keys.Enqueue(key);
            request.Headers.Add(RequestKey.Header, key);
        }

        using var answer = await silo.SendAsync(request);
        if (key.Length > 0 && Interlocked.Exchange(ref lose, 0) == 1)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(http.Response.Body);
    }
}
