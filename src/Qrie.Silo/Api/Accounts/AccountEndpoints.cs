using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Coverage;
using Qrie.Scans;
using Qrie.Silo.Accounts;
using Qrie.Silo.Api.Audit;
using Qrie.Silo.Api.Coverage;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Api.Parameters;
using Qrie.Silo.Auth;

namespace Qrie.Silo.Api.Accounts;

internal static class AccountEndpoints
{
    private const string Listing = "accounts";

    public static void MapAccounts(this RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", ListAsync)
            .WithSummary("The accounts that are watched, by id.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        accounts.MapPost("", AddAsync)
            .WithSummary("Onboards an account. It is scanned at once.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        accounts.MapPut("/{id}", ChangeAsync)
            .WithSummary("Changes an account. What is left out stays as it is.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        accounts.MapDelete("/{id}", RetireAsync)
            .WithSummary("Watches an account no more. Its findings resolve with ACCOUNT_REMOVED.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        accounts.MapGet("/{id}/onboarding", OnboardingAsync)
            .WithSummary("What the account must have: the role, its external id, its permissions. Asking leaves an entry in the audit trail.")
            .RequireAuthorization(Roles.Admin)
            .ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapGet("/{id}/check", CheckAsync)
            .WithSummary("What is missing in the account for Qrie to see it: role, external id, permissions, events.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Created<AccountOnboardedDto>> AddAsync(AccountWishDto wish, HttpContext http, AccountAdministration administration)
    {
        var account = await administration.AddAsync(wish, Principal.Of(http));
        return TypedResults.Created($"/api/accounts/{account.AccountId}", new AccountOnboardedDto(account.AccountId, account.RoleArn, account.ExternalId!));
    }

    private static async Task<NoContent> ChangeAsync(string id, AccountWishDto wish, HttpContext http, AccountAdministration administration)
    {
        await administration.ChangeAsync(id, wish, Principal.Of(http));
        return TypedResults.NoContent();
    }

    private static async Task<Accepted> RetireAsync(string id, HttpContext http, AccountAdministration administration)
    {
        await administration.RemoveAsync(id, Principal.Of(http));
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Ok<AccountCheckDto>> CheckAsync(string id, AccountAdministration administration, CancellationToken cancellationToken)
    {
        var aspects = await administration.CheckedAsync(id, cancellationToken);
        return TypedResults.Ok(new AccountCheckDto(id, aspects.All(aspect => aspect.Status == CheckedAspect.Ok), aspects));
    }

    private static async Task<Ok<OnboardingDto>> OnboardingAsync(string id, HttpContext http, AccountAdministration administration, ResourceTypes types)
    {
        var account = await administration.OnboardingAsync(id, Principal.Of(http));
        return TypedResults.Ok(new OnboardingDto(id, account.RoleArn, account.ExternalId, types.AllPermissions, account.Regions));
    }

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
