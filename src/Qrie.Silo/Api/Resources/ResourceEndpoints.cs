using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Accounts;
using Qrie.Inventory;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Resources;

/// <summary>
/// The inventory. ARNs hold slashes: they may be sent as they are or encoded. Where a plain one ends like a route below a
/// resource and names one too, the route is meant; encoded, nothing is in doubt.
/// </summary>
internal static class ResourceEndpoints
{
    private const string History = "/history";
    private const string Refresh = "/refresh";

    public static void MapResources(this RouteGroupBuilder api)
    {
        var resources = api.MapGroup("/resources").WithTags("Resources");
        resources.MapGet("", ListAsync)
            .WithSummary("Resources, by ARN.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        resources.MapGet("/{arn}", async (string arn, ResourceReader reader, CancellationToken cancellationToken) =>
                TypedResults.Ok(await reader.DetailAsync(Decode(arn), cancellationToken)))
            .WithSummary("One resource with its findings, coverage and relations.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        resources.MapGet("/{arn}" + History, (string arn, [AsParameters] PageQuery page, ResourceReader reader, CancellationToken cancellationToken) =>
                GetAsync(Decode(arn) + History, page, reader, cancellationToken))
            .WithSummary("The recorded changes of a resource, newest first.")
            .Produces<HistoryPageDto>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        resources.MapPost("/{arn}" + Refresh, (string arn, HttpContext http, ResourceReader reader, CancellationToken cancellationToken) =>
                RefreshAsync(Decode(arn), http, reader, cancellationToken))
            .WithSummary("Describes the resource now.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        MapPlain(resources);
    }

    // The same for ARNs whose slashes are not encoded.
    private static void MapPlain(RouteGroupBuilder resources)
    {
        resources.MapGet("/{**path}", (string path, [AsParameters] PageQuery page, ResourceReader reader, CancellationToken cancellationToken) =>
                GetAsync(Decode(path), page, reader, cancellationToken))
            .ExcludeFromDescription();
        resources.MapPost("/{**path}", async Task<Results<Accepted<RefreshDto>, StatusCodeHttpResult>> (
                string path, HttpContext http, ResourceReader reader, CancellationToken cancellationToken) =>
            {
                if (path.EndsWith(Refresh, StringComparison.Ordinal))
                {
                    return await RefreshAsync(Decode(path[..^Refresh.Length]), http, reader, cancellationToken);
                }

                http.Response.Headers.Allow = "GET";
                return TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed);
            })
            .ExcludeFromDescription();
    }

    private static async Task<Ok<ResourcePageDto>> ListAsync(
        [AsParameters] ResourcesQuery query, IInventoryQueries inventory, IAccountDirectory accounts, PageTokens tokens, CancellationToken cancellationToken)
    {
        var (filter, size) = query.Read(accounts);
        var asked = new { Filter = filter with { Accounts = null }, query.Ou };
        var after = tokens.Read("resources", asked, query.NextToken);
        var page = await inventory.ResourcesAsync(filter, size, after, cancellationToken);
        return TypedResults.Ok(new ResourcePageDto([.. page.Items.Select(ResourceDto.From)], tokens.Write("resources", asked, page.Next)));
    }

    private static async Task<Results<Ok<HistoryPageDto>, Ok<ResourceDetailDto>>> GetAsync(
        string path, PageQuery page, ResourceReader reader, CancellationToken cancellationToken)
    {
        if (path.EndsWith(History, StringComparison.Ordinal) && path[..^History.Length] is var arn
            && (await reader.ExistsAsync(arn, cancellationToken) || !await reader.ExistsAsync(path, cancellationToken)))
        {
            return TypedResults.Ok(await reader.HistoryAsync(arn, page, cancellationToken));
        }

        return TypedResults.Ok(await reader.DetailAsync(path, cancellationToken));
    }

    private static async Task<Accepted<RefreshDto>> RefreshAsync(string arn, HttpContext http, ResourceReader reader, CancellationToken cancellationToken) =>
        TypedResults.Accepted((string?)null, await reader.RefreshAsync(arn, http.Connection.RemoteIpAddress?.ToString(), cancellationToken));

    // Routing leaves encoded slashes as they are.
    private static string Decode(string path) => path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
