using System.Net;
using System.Text.Json;

namespace Qrie.Silo.Hosting.Cluster;

/// <summary>
/// The address of the ECS task in which the process runs, from the task metadata endpoint, version 4
/// (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html).
/// </summary>
internal static class EcsTaskAddress
{
    public const string Variable = "ECS_CONTAINER_METADATA_URI_V4";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks the endpoint.</summary>
    /// <param name="endpoint">The value of <see cref="Variable"/>.</param>
    /// <returns>The first IPv4 address of the container, or null when it has none.</returns>
    /// <exception cref="HttpRequestException">It does not answer.</exception>
    /// <exception cref="JsonException">It answers something else.</exception>
    public static IPAddress? Read(string endpoint)
    {
        // Options are made synchronously. It is one call to a link-local address, once.
        using var http = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
        using var response = http.Send(request);
        response.EnsureSuccessStatusCode();
        using var body = response.Content.ReadAsStream();
        using var json = JsonDocument.Parse(body);
        return Find(json.RootElement);
    }

    private static IPAddress? Find(JsonElement container) =>
        container.ValueKind == JsonValueKind.Object && container.TryGetProperty("Networks", out var networks) && networks.ValueKind == JsonValueKind.Array
            ? networks.EnumerateArray().SelectMany(Addresses).FirstOrDefault()
            : null;

    private static IEnumerable<IPAddress> Addresses(JsonElement network)
    {
        if (network.ValueKind != JsonValueKind.Object || !network.TryGetProperty("IPv4Addresses", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var text in list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String))
        {
            if (IPAddress.TryParse(text.GetString(), out var address))
            {
                yield return address;
            }
        }
    }
}
