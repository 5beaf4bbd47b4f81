using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Qrie.Silo.Commands.Remote;

/// <summary>Talks to a running silo through its REST API.</summary>
internal sealed class SiloClient : IDisposable
{
    private const int MaxAttempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient http;

    private SiloClient(Uri server, string? token)
    {
        http = new HttpClient { BaseAddress = server };
        if (token is { Length: > 0 })
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    /// <summary>The options that say where the silo is; one pair per command.</summary>
    public static (Option<string> Server, Option<string?> Token) Options() => (
        new Option<string>("--server")
        {
            Description = "Where the silo is; without it QRIE_SERVER, else http://127.0.0.1:5080.",
            HelpName = "url",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("QRIE_SERVER") ?? "http://127.0.0.1:5080",
        },
        new Option<string?>("--token")
        {
            Description = "An API token; without it QRIE_TOKEN.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("QRIE_TOKEN"),
        });

    public static SiloClient Of(ParseResult result, (Option<string> Server, Option<string?> Token) options)
    {
        var server = result.GetValue(options.Server)!;
        return Uri.TryCreate(server, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new SiloClient(url, result.GetValue(options.Token))
            : throw new CommandException($"--server is '{server}'; it must be a URL such as http://127.0.0.1:5080.");
    }

    /// <summary>The route of one thing.</summary>
    public static string Route(string listing, string id) => $"{listing}/{Uri.EscapeDataString(id)}";

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Sends a request.</summary>
    /// <returns>The answer's body; undefined when it has none.</returns>
    /// <exception cref="CommandException">The silo cannot be reached, or refuses; in its own words.</exception>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        try
        {
            return await AttemptAsync(method, path, body, null, cancellationToken);
        }
        catch (LostAnswerException lost)
        {
            throw Unreachable(lost);
        }
    }

    /// <summary>
    /// Sends a request that must not take effect twice: under a name of its own, so that it may be sent again when no answer came.
    /// </summary>
    /// <param name="method">How.</param>
    /// <param name="path">A route that takes an Idempotency-Key.</param>
    /// <param name="body">What; null for nothing.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The answer's body; undefined when it has none.</returns>
    /// <exception cref="CommandException">The silo cannot be reached, or refuses; in its own words.</exception>
    public async Task<JsonElement> SendOnceAsync(HttpMethod method, string path, object? body, TimeProvider time, CancellationToken cancellationToken)
    {
        var key = Guid.NewGuid().ToString("N");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(method, path, body, key, cancellationToken);
            }
            catch (LostAnswerException lost)
            {
                if (attempt == MaxAttempts || lost.NothingWasSent)
                {
                    throw Unreachable(lost);
                }

                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>All items of a paged listing.</summary>
    /// <param name="path">The route with its filter.</param>
    /// <param name="items">The member that holds the items of a page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<JsonElement> ListAsync(
        string path, string items, int limit, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var token = "";
        for (var left = limit; left > 0;)
        {
            var page = await GetAsync($"{path}{(path.Contains('?') ? '&' : '?')}page_size={Math.Min(left, 100)}&next_token={Uri.EscapeDataString(token)}", cancellationToken);
            foreach (var item in page.GetProperty(items).EnumerateArray())
            {
                left--;
                yield return item;
            }

            if (!page.TryGetProperty("next_token", out var next) || next.GetString() is not { Length: > 0 } more)
            {
                yield break;
            }

            token = more;
        }
    }

    /// <summary>A query string of what was given.</summary>
    public static string Query(params (string Name, string? Value)[] parameters) =>
        string.Join('&', parameters.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}")) is { Length: > 0 } query
            ? "?" + query
            : "";

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> AttemptAsync(HttpMethod method, string path, object? body, string? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, options: Api.Json.ApiJson.Options);
        }

        if (key is not null)
        {
            request.Headers.Add(Api.Parameters.RequestKey.Header, key);
        }

        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (key is not null && response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout)
            {
                throw new LostAnswerException($"a proxy answers with status {(int)response.StatusCode}.", nothingWasSent: false);
            }

            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var answer = text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
            return response.IsSuccessStatusCode ? answer : throw new CommandException(Refusal(response, answer));
        }
        catch (HttpRequestException exception)
        {
            throw new LostAnswerException(
                exception.Message,
                exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LostAnswerException($"no answer within {http.Timeout.TotalSeconds:0} s.", nothingWasSent: false);
        }
        catch (JsonException)
        {
            throw new CommandException($"What answers at {http.BaseAddress} is no Qrie.");
        }
    }

    private CommandException Unreachable(LostAnswerException lost) =>
        new($"No silo answers at {http.BaseAddress}: {lost.Message} Start one with qrie run, or name it with --server.");

    private static string Refusal(HttpResponseMessage response, JsonElement answer) => (int)response.StatusCode switch
    {
        401 => "The silo asks for a token: give one with --token or QRIE_TOKEN.",
        403 => "The token does not allow that.",
        _ when answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("detail", out var detail) && detail.GetString() is { } text => text,
        var status => $"The silo answered with status {status}.",
    };
}
