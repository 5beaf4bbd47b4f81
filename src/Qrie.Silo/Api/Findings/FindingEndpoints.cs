using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Accounts;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Api.Paging;

namespace Qrie.Silo.Api.Findings;

internal static class FindingEndpoints
{
    public static void MapFindings(this RouteGroupBuilder api) => api.MapGet("/findings", ListAsync)
        .WithTags("Findings")
        .WithSummary("Findings, last changed first: opened while active, resolved otherwise. With q, first found first.")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Ok<FindingPageDto>> ListAsync(
        [AsParameters] FindingsQuery query,
        IInventoryQueries inventory,
        IPolicyCatalogue policies,
        IAccountDirectory accounts,
        PageTokens tokens,
        CancellationToken cancellationToken)
    {
        var (filter, size) = query.Read(policies, accounts);

        // Accounts that come into the organizational unit, or leave it, leave the token as good as it was.
        var asked = new { Filter = filter with { Accounts = null }, query.Ou };
        var after = tokens.Read("findings", asked, query.NextToken);
        var page = await inventory.FindingsAsync(filter, size, after, cancellationToken);
        return TypedResults.Ok(new FindingPageDto([.. page.Items.Select(FindingDto.From)], tokens.Write("findings", asked, page.Next)));
    }
}
