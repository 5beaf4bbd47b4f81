using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Aws;
using Qrie.Coverage;
using Qrie.Scans;
using Qrie.Silo.Accounts;
using Qrie.Silo.Api.Audit;
using Qrie.Silo.Api.Coverage;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Api.Parameters;
using Qrie.Silo.Api.Problems;
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

    private static async Task<NoContent> ChangeAsync(
        string id, AccountWishDto wish, HttpContext http, AccountRegistry registry, IAuditTrail audit, TimeProvider time)
    {
        var known = await OwnAsync(registry, id);
        var changed = AccountWishReader.Read(wish, known.Registration);
        await registry.SaveAsync(known with { Registration = changed });
        await AuditAsync(audit, http, time, "account.changed", changed);
        return TypedResults.NoContent();
    }

    private static async Task<Accepted> RetireAsync(string id, HttpContext http, AccountRegistry registry, IAuditTrail audit, TimeProvider time)
    {
        var known = await OwnAsync(registry, id);
        await registry.RetireAsync(known);
        await AuditAsync(audit, http, time, "account.removed", known.Registration);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Ok<AccountCheckDto>> CheckAsync(string id, AccountRegistry registry, AccountCheck check, CancellationToken cancellationToken)
    {
        var known = await WatchedAsync(registry, id);
        var aspects = await check.CheckAsync(known.Registration, cancellationToken);
        return TypedResults.Ok(new AccountCheckDto(id, aspects.All(aspect => aspect.Status == CheckedAspect.Ok), aspects));
    }

    private static async Task<Ok<OnboardingDto>> OnboardingAsync(
        string id, HttpContext http, AccountRegistry registry, ResourceTypes types, IAuditTrail audit, TimeProvider time)
    {
        var account = (await WatchedAsync(registry, id)).Registration;
        await AuditAsync(audit, http, time, "account.onboarding_read", account);
        return TypedResults.Ok(new OnboardingDto(id, account.RoleArn, account.ExternalId, types.AllPermissions, account.Regions));
    }

    private static async Task<AccountRecord> WatchedAsync(AccountRegistry registry, string id) =>
        await registry.FindAsync(id) is { RetiringSince: null } known ? known : throw new NotFoundException($"There is no account {id}.");

    private static async Task<AccountRecord> OwnAsync(AccountRegistry registry, string id) =>
        await WatchedAsync(registry, id) is { Source: not AccountSource.Configuration } known
            ? known
            : throw new ConflictException($"Account {id} stands in the configuration: change it there.");

    private static Task AuditAsync(IAuditTrail audit, HttpContext http, TimeProvider time, string action, AccountRegistration account) =>
        audit.AppendAsync(new AuditEntry
        {
            At = time.GetUtcNow(), Principal = Principal.Of(http), Action = action, Target = account.AccountId,
            Details = JsonSerializer.Serialize(new { name = account.Name, ou = account.Ou, role_arn = account.RoleArn, regions = account.Regions }),
        });

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
