using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Accounts;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Api.Paging;

namespace Qrie.Silo.Api.Findings;

internal static class FindingEndpoints
{
    public static void MapFindings(this RouteGroupBuilder api)
    {
        var findings = api.MapGroup("/findings").WithTags("Findings");
        findings.MapGet("", ListAsync)
            .WithSummary("Findings, last changed first: opened while active, resolved otherwise. With q, first found first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        findings.MapGet("/groups", GroupsAsync)
            .WithSummary("Findings counted by policy, resource or account, those of the most first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

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

    private static async Task<Ok<FindingGroupPageDto>> GroupsAsync(
        [AsParameters] FindingGroupsQuery query,
        IInventoryQueries inventory,
        IPolicyCatalogue policies,
        IAccountDirectory accounts,
        PageTokens tokens,
        CancellationToken cancellationToken)
    {
        var (filter, by, size) = query.Read(policies, accounts);
        var asked = new { Filter = filter with { Accounts = null }, query.Ou, By = by };
        var after = tokens.Read("finding_groups", asked, query.NextToken);
        var tallies = await inventory.TallyAsync(filter, by, size, after, cancellationToken);
        return TypedResults.Ok(new FindingGroupPageDto(
            [.. tallies.Page.Items.Select(FindingGroupDto.From)], tallies.Counted, tokens.Write("finding_groups", asked, tallies.Page.Next)));
    }
}
