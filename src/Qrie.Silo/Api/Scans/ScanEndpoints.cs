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
    private const int MaxText = 128;

    private static readonly Dictionary<string, ScanKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["inventory"] = ScanKind.Inventory, ["policy"] = ScanKind.Policy, ["bootstrap"] = ScanKind.Bootstrap,
    };

    private static readonly Dictionary<string, ScanKind> Startable = new(Kinds.Where(known => known.Value != ScanKind.Bootstrap), Kinds.Comparer);

    public static void MapScans(this RouteGroupBuilder api)
    {
        var scans = api.MapGroup("/scans").WithTags("Scans");
        scans.MapGet("", ListAsync)
            .WithSummary("Scans, the latest first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        scans.MapPost("", StartAsync)
            .WithSummary("Starts a scan. With an Idempotency-Key the same scan is not started twice.")
            .Accepts<StartScanDto>(isOptional: true, "application/json")
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
        [FromBody] JsonElement? body, HttpContext http, ScanPlanner planner, IScanStore store, IAccountDirectory accounts, ResourceTypes types,
        IAuditTrail audit, TimeProvider time)
    {
        // Read in full before anything is started: a member that is mistyped must not make a scan of one account one of them all.
        var reader = new BodyReader(body ?? JsonElement.Parse("{}"));
        var account = Known(reader, "account", id => accounts.Find(id) is not null, "an account that is onboarded");
        var service = Known(reader, "service", name => types.All.Any(type => type.Service == name), "a service that GET /api/services lists");
        var kind = Known(reader, "kind", name => Startable.ContainsKey(name), $"one of {string.Join(", ", Startable.Keys)}") is { } named ? Startable[named] : ScanKind.Inventory;
        var region = reader.Text("region", MaxText);
        var key = http.Request.Headers[RequestKey.Header].ToString();
        if (key.Length > 64 || key.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
        {
            reader.Wrong<string>(RequestKey.Header, key, "at most 64 letters, digits, - and _");
        }

        reader.Finish();
        var by = Principal.Of(http);
        var scan = new Scan(key.Length > 0 ? $"scan-{key}" : $"scan-{Guid.NewGuid():N}", kind, account, service, region, by, time.GetUtcNow());
        if (await planner.StartAsync(scan) == 0)
        {
            throw Nothing(scan, [.. planner.Plan(scan with { Region = null }).Select(unit => unit.Region).Distinct().Order(StringComparer.Ordinal)]);
        }

        if (await store.FindAsync(scan.Id) is { } stored && (stored.Kind, stored.AccountId, stored.Service, stored.Region) != (kind, account, service, region))
        {
            throw new ConflictException($"The {RequestKey.Header} was given to another request before.");
        }

        await audit.AppendAsync(new AuditEntry
        {
            At = time.GetUtcNow(), Principal = by, Action = "scan.started", Target = scan.Id, Id = scan.Id,
            Details = JsonSerializer.Serialize(new { kind = ScanDto.Lower(kind), account, service, region }),
        });
        return TypedResults.Accepted($"/api/scans/{scan.Id}", new ScanStartedDto(scan.Id, (await store.UnitsAsync([scan.Id])).Count));
    }

    private static string? Known(BodyReader reader, string name, Func<string, bool> exists, string right) =>
        reader.Text(name, MaxText) is { } text ? exists(text) ? text : reader.Wrong<string>(name, text, right) : null;

    private static BadParametersException Nothing(Scan scan, IReadOnlyList<string> regions) => (scan, regions) switch
    {
        (_, []) => new BadParametersException("account", "No account is onboarded. POST /api/accounts onboards one."),
        ({ Service: { } service, Region: var region }, _) => new BadParametersException(
            "region", $"service {service} is not scanned in region '{region}'; its regions are {string.Join(", ", regions)}."),
        _ => new BadParametersException("region", $"region is '{scan.Region}'; it must be a region of an account that is onboarded."),
    };

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
