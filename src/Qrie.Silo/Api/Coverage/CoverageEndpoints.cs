using System.ComponentModel;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orleans;
using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Scans;
using Qrie.Silo.Api.Audit;
using Qrie.Silo.Api.Parameters;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Api.Coverage;

internal static partial class CoverageEndpoints
{
    public static void MapCoverage(this RouteGroupBuilder api)
    {
        var coverage = api.MapGroup("/coverage").WithTags("Coverage");
        coverage.MapGet("", GetAsync)
            .WithSummary("What came, what could not be read, what is not understood, and what was given up.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        coverage.MapPost("/quarantine/retry", RetryAsync)
            .WithSummary("Puts a quarantined change back into its inbox.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        coverage.MapPost("/quarantine/dismiss", DismissAsync)
            .WithSummary("Drops a quarantined change for good; the audit trail keeps what it was.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<CoverageDto>> GetAsync(
        [FromQuery(Name = "account"), Description("The account id, twelve digits.")] string? account,
        ICoverageQueries coverage,
        IAccountDirectory directory,
        IScanControl scans,
        ServiceHealth services,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var reader = new ParameterReader();
        var only = reader.Account(account);
        reader.Finish();
        var counters = await coverage.CountersAsync(only, cancellationToken);
        var unreadable = await coverage.UnreadableAsync(only, cancellationToken);
        var quarantined = await coverage.QuarantineAsync(only, cancellationToken);
        var (baselines, now) = (await scans.StandingAsync(only), time.GetUtcNow());
        IEnumerable<CoverageCounter> Of(CounterKind kind) => counters.Where(counter => counter.Kind == kind).OrderByDescending(counter => counter.Count);
        return TypedResults.Ok(new CoverageDto
        {
            Problems = [.. services.Problems.Select(ServiceProblemDto.From)],
            Totals = CoverageTotalsDto.From(counters),
            Accounts =
            [
                .. directory.All
                    .Where(known => only is null || known.AccountId == only)
                    .OrderBy(known => known.AccountId, StringComparer.Ordinal)
                    .Select(known => CoverageAccountDto.From(known, counters, baselines, now)),
            ],
            Unreadable = [.. unreadable.Select(UnreadablePartDto.From)],
            Unclassified = [.. Of(CounterKind.Unclassified).Select(UnclassifiedEventDto.From)],
            Ignored = [.. Of(CounterKind.Ignored).Select(SkippedMessagesDto.From)],
            Rejected = [.. Of(CounterKind.Rejected).Select(SkippedMessagesDto.From)],
            Quarantined = [.. quarantined.Select(QuarantinedDto.From)],
        });
    }

    private static async Task<Accepted<RetryDto>> RetryAsync(
        [FromQuery(Name = "inbox"), Description("The inbox that the coverage names.")] string? inbox,
        [FromQuery(Name = "key"), Description("The key that the coverage names.")] string? key,
        IGrainFactory grains)
    {
        CheckName(inbox, key);
        return await grains.GetGrain<IAccountInboxGrain>(inbox!).RetryAsync(key!)
            ? TypedResults.Accepted((string?)null, new RetryDto(inbox!, key!))
            : throw NotThere(inbox!, key!);
    }

    private static async Task<NoContent> DismissAsync(
        [FromQuery(Name = "inbox"), Description("The inbox that the coverage names.")] string? inbox,
        [FromQuery(Name = "key"), Description("The key that the coverage names.")] string? key,
        HttpContext http,
        IInboxStore store,
        IQuarantine quarantine)
    {
        CheckName(inbox, key);
        return await store.QuarantinedAsync(inbox!, key!) is { } given && await quarantine.DismissAsync(given, Principal.Of(http))
            ? TypedResults.NoContent()
            : throw NotThere(inbox!, key!);
    }

    private static NotFoundException NotThere(string inbox, string key) => new($"The quarantine of {inbox} has no {key}.");

    private static void CheckName(string? inbox, string? key)
    {
        var reader = new ParameterReader();
        if (!InboxName().IsMatch(inbox ?? ""))
        {
            reader.Wrong<string>("inbox", inbox ?? "", "an inbox as GET /api/coverage names it, such as 123456789012/0");
        }

        if (string.IsNullOrEmpty(key))
        {
            reader.Wrong<string>("key", "", "a key as GET /api/coverage names it");
        }

        reader.Finish();
    }

    [GeneratedRegex(@"^\d{12}/\d{1,2}\z")]
    private static partial Regex InboxName();
}
