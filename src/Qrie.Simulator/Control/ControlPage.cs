using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Qrie.Simulator.Control;

/// <summary>
/// The simulator's own page, in JSON and without a signature, so that curl can drive it: <c>GET /_simulator</c> for an overview,
/// <c>/truth</c>, <c>/calls</c> (DELETE resets), <c>/events</c>, and <c>/faults</c> (PUT changes what is given, and
/// <c>deny</c>, <c>allow</c>: <c>[{"account_id","action"}]</c>, <c>hang</c>: <c>[{"account_id","seconds"}]</c>).
/// </summary>
internal sealed class ControlPage(SimulatorHost host)
{
    public static readonly PathString Root = "/_simulator";

    private static readonly string[] PageNames = ["truth", "calls", "events", "faults"];
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    private SimulatedOrganization Organization => host.Organization;

    public async Task AnswerAsync(HttpContext http, string path)
    {
        switch (http.Request.Method, path.Trim('/'))
        {
            case ("GET", ""):
                await WriteAsync(http, Overview());
                break;
            case ("GET", "truth"):
                await WriteAsync(http, Truth());
                break;
            case ("GET", "calls"):
                await WriteAsync(http, Organization.CallsByAccount
                    .Select(call => new { call.Key.AccountId, call.Key.Service, call.Key.Operation, Count = call.Value })
                    .OrderBy(call => (call.AccountId, call.Service, call.Operation)));
                break;
            case ("DELETE", "calls"):
                Organization.ResetCalls();
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case ("GET", "events"):
                await WriteAsync(http, Organization.EmittedEvents);
                break;
            case ("GET", "faults"):
                await WriteAsync(http, FaultsJson.Write(Organization.Faults));
                break;
            case ("PUT", "faults"):
                await PutFaultsAsync(http);
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private object Overview() => new
    {
        host.Url,
        host.QueueUrl,
        Organization.Options.Seed,
        Organization.Partition,
        Organization.Options.Regions,
        Organization.Accounts,
        Buckets = Organization.S3.Buckets.Count,
        Queue = new { Organization.QueueDepth.Visible, Organization.QueueDepth.InFlight, Organization.QueueDepth.Delayed },
        Pages = PageNames.Select(page => $"{host.Url}{Root}/{page}"),
    };

    private object Truth() => new
    {
        AccountBlocks = Organization.Accounts.ToDictionary(account => account.Id, account => Organization.S3.TrueAccountBlock(account.Id)),
        Buckets = Organization.S3.Buckets.Values.OrderBy(bucket => bucket.Name, StringComparer.Ordinal).ToArray(),
    };

    private async Task PutFaultsAsync(HttpContext http)
    {
        try
        {
            var input = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject
                ?? throw new FormatException("Send a JSON object.");
            FaultsJson.Apply(Organization.Faults, input);
            await WriteAsync(http, FaultsJson.Write(Organization.Faults));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await WriteAsync(http, new { error = exception.Message });
        }
    }

    private static Task WriteAsync(HttpContext http, object value) => http.Response.WriteAsJsonAsync(value, Json, http.RequestAborted);
}
