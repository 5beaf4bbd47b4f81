using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using Qrie.Accounts;
using Qrie.Coverage;
using Qrie.Scans;
using Qrie.Silo.Api.Coverage;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Accounts;

internal static class AccountEndpoints
{
    private const string Listing = "accounts";

    public static void MapAccounts(this RouteGroupBuilder api) => api.MapGet("/accounts", ListAsync)
        .WithTags("Accounts")
        .WithSummary("The accounts that are watched, by id.")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Ok<AccountPageDto>> ListAsync(
        [AsParameters] PageQuery query,
        IAccountDirectory directory,
        ICoverageQueries coverage,
        IScanStore scans,
        IGrainFactory grains,
        PageTokens tokens,
        CancellationToken cancellationToken)
    {
        var size = query.Size();
        var after = tokens.Read(Listing, "", query.NextToken);
        var rest = directory.All
            .OrderBy(account => account.AccountId, StringComparer.Ordinal)
            .Where(account => after is null || string.CompareOrdinal(account.AccountId, after) > 0)
            .Take(size + 1)
            .ToArray();
        var page = rest.Take(size).ToArray();
        var events = await coverage.CountersAsync(null, cancellationToken);
        var lastEvents = events
            .Where(counter => counter is { Kind: CounterKind.Received, AccountId: not null })
            .GroupBy(counter => counter.AccountId!)
            .ToDictionary(account => account.Key, account => account.Max(counter => counter.LastAt));
        var unreadable = (await coverage.UnreadableAsync(null, cancellationToken))
            .GroupBy(part => part.AccountId)
            .ToDictionary(account => account.Key, account => account.Sum(part => part.Resources));
        var baselines = (await scans.BaselinesAsync(null)).ToLookup(baseline => baseline.AccountId);
        var states = await Task.WhenAll(page.Select(account => grains.GetGrain<IAccountGrain>(account.AccountId).GetStateAsync()));
        var accounts = page.Zip(states, (account, state) => AccountDto.From(
            account,
            state,
            lastEvents.TryGetValue(account.AccountId, out var last) ? last : null,
            CoverageAccountDto.OldestOf([.. baselines[account.AccountId]]),
            unreadable.GetValueOrDefault(account.AccountId)));
        return TypedResults.Ok(new AccountPageDto([.. accounts], tokens.Write(Listing, "", rest.Length > size ? page[^1].AccountId : null)));
    }
}
