using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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
using Qrie.Silo.Api.Problems;
using Qrie.Silo.Auth;
using Qrie.Silo.Deployment;

namespace Qrie.Silo.Api.Accounts;

internal static class AccountEndpoints
{
    private const string Json = "application/json";
    private const string Listing = "accounts";

    public static void MapAccounts(this RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", ListAsync)
            .WithSummary("The accounts that are watched, by id.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        accounts.MapPost("", AddAsync)
            .WithSummary("Onboards an account. It is scanned as soon as its role is there. Takes an Idempotency-Key.")
            .Accepts<AccountWishDto>(Json)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        accounts.MapGet("/{id}", GetAsync)
            .WithSummary("One account that is watched.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPut("/{id}", ChangeAsync)
            .WithSummary("Changes an account. What is left out stays as it is.")
            .Accepts<AccountWishDto>(Json)
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
        accounts.MapGet("/onboarding-template", Template)
            .WithSummary("The CloudFormation template of an account that is watched: the role to read with, and the rules that send its events.")
            .Produces(StatusCodes.Status200OK, contentType: "application/yaml");
        accounts.MapGet("/{id}/check", CheckAsync)
            .WithSummary("What is missing in the account for Qrie to see it: role, external id, permissions, events.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static FileContentHttpResult Template() =>
        TypedResults.File(System.Text.Encoding.UTF8.GetBytes(OnboardingTemplate.Create()), "application/yaml", "qrie-onboarding.yaml");

    private static async Task<Created<AccountOnboardedDto>> AddAsync(
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] JsonElement body, HttpContext http, AccountAdministration administration)
    {
        var account = await administration.AddAsync(AccountBody.Read(body), RequestKey.Of(http, body));
        return TypedResults.Created($"/api/accounts/{account.AccountId}", new AccountOnboardedDto(account.AccountId, account.RoleArn, account.ExternalId!));
    }

    private static async Task<Ok<AccountDto>> GetAsync(
        string id, AccountAdministration administration, ICoverageQueries coverage, IScanControl scans, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var account = await administration.FindAsync(id);
        var unreadable = await coverage.UnreadableAsync(id, cancellationToken);
        return TypedResults.Ok(await DescribeAsync(account, unreadable.Sum(part => part.Resources), coverage, scans, grains, cancellationToken));
    }

    private static async Task<NoContent> ChangeAsync(
        string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] JsonElement body, HttpContext http, AccountAdministration administration)
    {
        var wish = AccountBody.Read(body);
        if (wish.AccountId is { } other && other != id)
        {
            throw new BadParametersException("account_id", $"account_id is '{other}'; it must be {id}, or left out.");
        }

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
        [FromQuery(Name = "ou"), Description("Only those in this organizational unit or below it, such as /prod.")] string? ou,
        [FromQuery(Name = "q"), Description("Only those whose id or name contains this, in any case.")] string? text,
        IAccountDirectory directory,
        ICoverageQueries coverage,
        IScanControl scans,
        IGrainFactory grains,
        PageTokens tokens,
        CancellationToken cancellationToken)
    {
        var (size, unit, contained) = (query.Size(), ParameterReader.Text(ou), ParameterReader.Text(text));
        var filter = new { unit, contained };
        var after = tokens.Read(Listing, filter, query.NextToken);
        var rest = directory.All
            .Where(account => (unit is null || AccountUnits.IsBelow(account.Ou, unit)) && (contained is null || Contains(account.AccountId, contained) || Contains(account.Name, contained)))
            .OrderBy(account => account.AccountId, StringComparer.Ordinal)
            .Where(account => after is null || string.CompareOrdinal(account.AccountId, after) > 0)
            .Take(size + 1)
            .ToArray();
        var page = rest.Take(size).ToArray();
        var unreadable = (await coverage.UnreadableAsync(null, cancellationToken))
            .GroupBy(part => part.AccountId)
            .ToDictionary(account => account.Key, account => account.Sum(part => part.Resources));

        // Of these accounts only: there may be thousands more.
        var accounts = await Task.WhenAll(page.Select(account =>
            DescribeAsync(account, unreadable.GetValueOrDefault(account.AccountId), coverage, scans, grains, cancellationToken)));
        return TypedResults.Ok(new AccountPageDto(accounts, tokens.Write(Listing, filter, rest.Length > size ? page[^1].AccountId : null)));
    }

    private static async Task<AccountDto> DescribeAsync(
        AccountRegistration account, int unreadable, ICoverageQueries coverage, IScanControl scans, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var state = grains.GetGrain<IAccountGrain>(account.AccountId).GetStateAsync();
        var baselines = scans.StandingAsync(account.AccountId);
        var received = (await coverage.CountersAsync(account.AccountId, cancellationToken)).Where(counter => counter.Kind == CounterKind.Received).ToArray();
        return AccountDto.From(
            account, await state, received.Length == 0 ? null : received.Max(counter => counter.LastAt), CoverageAccountDto.OldestOf(await baselines), unreadable);
    }

    private static bool Contains(string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}
