using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Audit;
using Qrie.Silo.Api.Paging;

namespace Qrie.Silo.Api.Audit;

internal static class AuditEndpoints
{
    private const string Listing = "audit";

    public static void MapAudit(this RouteGroupBuilder api) => api.MapGet("/audit", ListAsync)
        .WithTags("Audit")
        .WithSummary("Who did what to Qrie, newest first.")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Ok<AuditPageDto>> ListAsync(
        [AsParameters] AuditQuery query, IAuditQueries audit, PageTokens tokens, CancellationToken cancellationToken)
    {
        var (filter, size) = query.Read();
        var after = tokens.Read(Listing, filter, query.NextToken);
        var page = await audit.EntriesAsync(filter, size, after, cancellationToken);
        return TypedResults.Ok(new AuditPageDto([.. page.Items.Select(AuditEntryDto.From)], tokens.Write(Listing, filter, page.Next)));
    }
}
