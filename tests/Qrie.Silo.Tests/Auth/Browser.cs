using System.Net;

namespace Qrie.Silo.Tests.Auth;

/// <summary>As much of a browser as signing in takes: it keeps cookies and follows redirects, and remembers what cookies asked for.</summary>
internal sealed class Browser(Uri home) : IDisposable
{
    private readonly CookieContainer cookies = new();
    private HttpClient? client;

    /// <summary>Every Set-Cookie that came.</summary>
    public List<string> SetCookies { get; } = [];

    public CookieContainer Cookies => cookies;

    private HttpClient Client => client ??= new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = home };

    /// <summary>Sends one request, without following.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, url);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            SetCookies.AddRange(set);
        }

        return response;
    }

    /// <summary>Goes to a page and follows redirects to where they end.</summary>
    public async Task<HttpResponseMessage> GoAsync(string url)
    {
        var response = await SendAsync(HttpMethod.Get, url);
        for (var hops = 0; hops < 10 && response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Found; hops++)
        {
            url = new Uri(response.RequestMessage!.RequestUri!, response.Headers.Location!).ToString();
            response.Dispose();
            response = await SendAsync(HttpMethod.Get, url);
        }

        return response;
    }

    public void Dispose() => client?.Dispose();
}
