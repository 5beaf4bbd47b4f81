using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Aws;
using Qrie.Scans;
using Qrie.Silo.Api.Audit;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Api.Parameters;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Api.Scans;

internal static class ScanEndpoints
{
    private const string Listing = "scans";

    private static readonly Dictionary<string, ScanKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["inventory"] = ScanKind.Inventory, ["policy"] = ScanKind.Policy, ["bootstrap"] = ScanKind.Bootstrap,
    };

    public static void MapScans(this RouteGroupBuilder api)
    {
        var scans = api.MapGroup("/scans").WithTags("Scans");
        scans.MapGet("", ListAsync)
            .WithSummary("Scans, the latest first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        scans.MapPost("", StartAsync)
            .WithSummary("Starts a scan. With an Idempotency-Key the same scan is not started twice.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        scans.MapGet("/{id}", GetAsync)
            .WithSummary("One scan with its units.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        scans.MapDelete("/{id}", CancelAsync)
            .WithSummary("Calls a scan off. What it has looked at stands.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<ScanPageDto>> ListAsync(
        [AsParameters] PageQuery page,
        [FromQuery(Name = "account"), Description("Only those that concern this account.")] string? account,
        [FromQuery(Name = "kind"), Description("inventory, policy or bootstrap.")] string? kind,
        IScanStore store, PageTokens tokens)
    {
        var reader = new ParameterReader();
        var (size, only, ofKind) = (reader.PageSize(page.PageSize), reader.Account(account), reader.OneOf("kind", kind, Kinds));
        reader.Finish();
        var filter = $"{only}/{ofKind}";
        var scans = await store.ScansAsync(only, ofKind, size, tokens.Read(Listing, filter, page.NextToken));
        var units = (await store.UnitsAsync([.. scans.Items.Select(scan => scan.Id)])).ToLookup(unit => unit.ScanId);
        return TypedResults.Ok(new ScanPageDto(
            [.. scans.Items.Select(scan => ScanDto.From(scan, [.. units[scan.Id]], withUnits: false))], tokens.Write(Listing, filter, scans.Next)));
    }

    private static async Task<Accepted<ScanStartedDto>> StartAsync(
        StartScanDto? wanted, HttpContext http, ScanPlanner planner, IAccountDirectory accounts, ResourceTypes types, IAuditTrail audit, TimeProvider time)
    {
        var reader = new ParameterReader();
        wanted ??= new StartScanDto(null, null, null, null);
        var kind = reader.OneOf("kind", wanted.Kind, Kinds.Where(known => known.Value != ScanKind.Bootstrap).ToDictionary()) ?? ScanKind.Inventory;
        var account = reader.Known("account", wanted.Account, id => accounts.Find(id) is not null, "an account that is onboarded");
        var service = reader.Known("service", wanted.Service, name => types.All.Any(type => type.Service == name), "a service that GET /api/services lists");
        var region = ParameterReader.Text(wanted.Region);
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 64 || key.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
        {
            reader.Wrong<string>("Idempotency-Key", key, "at most 64 letters, digits, - and _");
        }

        reader.Finish();
        var by = Principal.Of(http);
        var scan = new Scan(key.Length > 0 ? $"scan-{key}" : $"scan-{Guid.NewGuid():N}", kind, account, service, region, by, time.GetUtcNow());
        var units = await planner.StartAsync(scan);
        if (units == 0)
        {
            reader.Wrong<string>("region", region ?? "", "a region of an account that is onboarded");
            reader.Finish();
        }

        await audit.AppendAsync(new AuditEntry
        {
            At = time.GetUtcNow(), Principal = by, Action = "scan.started", Target = scan.Id, Id = scan.Id,
            Details = JsonSerializer.Serialize(new { kind = ScanDto.Lower(kind), account, service, region }),
        });
        return TypedResults.Accepted($"/api/scans/{scan.Id}", new ScanStartedDto(scan.Id, units));
    }

    private static async Task<Ok<ScanDto>> GetAsync(string id, IScanStore store) =>
        await store.FindAsync(id) is { } scan
            ? TypedResults.Ok(ScanDto.From(scan, await store.UnitsAsync([id]), withUnits: true))
            : throw new NotFoundException($"There is no scan {id}.");

    private static async Task<Accepted> CancelAsync(string id, HttpContext http, ScanPlanner planner, IAuditTrail audit, TimeProvider time)
    {
        if (!await planner.CancelAsync(id))
        {
            throw new NotFoundException($"There is no scan {id}.");
        }

        await audit.AppendAsync(new AuditEntry { At = time.GetUtcNow(), Principal = Principal.Of(http), Action = "scan.cancelled", Target = id });
        return TypedResults.Accepted($"/api/scans/{id}");
    }
}
