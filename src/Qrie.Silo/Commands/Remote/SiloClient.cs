using System.CommandLine;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Qrie.Silo.Commands.Remote;

/// <summary>Talks to a running silo through its REST API.</summary>
internal sealed class SiloClient : IDisposable
{
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

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Sends a request.</summary>
    /// <returns>The answer's body; undefined when it has none.</returns>
    /// <exception cref="CommandException">The silo cannot be reached, or refuses; in its own words.</exception>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, options: Api.Json.ApiJson.Options);
        }

        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var answer = text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
            return response.IsSuccessStatusCode ? answer : throw new CommandException(Refusal(response, answer));
        }
        catch (HttpRequestException exception)
        {
            throw new CommandException($"No silo answers at {http.BaseAddress}: {exception.Message} Start one with qrie run, or name it with --server.");
        }
        catch (JsonException)
        {
            throw new CommandException($"What answers at {http.BaseAddress} is no Qrie.");
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

    private static string Refusal(HttpResponseMessage response, JsonElement answer) => (int)response.StatusCode switch
    {
        401 => "The silo asks for a token: give one with --token or QRIE_TOKEN.",
        403 => "The token does not allow that.",
        _ when answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("detail", out var detail) && detail.GetString() is { } text => text,
        var status => $"The silo answered with status {status}.",
    };
}
