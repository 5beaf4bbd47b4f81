using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Summary;

internal static class SummaryEndpoints
{
    /// <summary>How many weeks the dashboard has unless it is told.</summary>
    public const int DefaultWeeks = 8;

    /// <summary>A year.</summary>
    public const int MaxWeeks = 52;

    public static void MapSummary(this RouteGroupBuilder api)
    {
        var summary = api.MapGroup("/summary").WithTags("Summary");
        summary.MapGet("/dashboard", DashboardAsync)
            .WithSummary("The figures of the first page.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        summary.MapGet("/resources", ResourcesAsync)
            .WithSummary("What exists, by type and by region.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        summary.MapGet("/findings", FindingsAsync)
            .WithSummary("Findings, by band of severity and by policy.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        summary.MapGet("/compliance", ComplianceAsync)
            .WithSummary("How far the controls of frameworks are met.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Ok<DashboardDto>> DashboardAsync(
        [FromQuery(Name = "weeks"), Description("How many weeks, 1 to 52; 8 without it.")] string? weeks,
        SummaryReader summary,
        CancellationToken cancellationToken)
    {
        var reader = new ParameterReader();
        var count = reader.Number("weeks", weeks, 1, MaxWeeks) ?? DefaultWeeks;
        reader.Finish();
        return TypedResults.Ok(await summary.DashboardAsync(count, cancellationToken));
    }

    private static async Task<Ok<ResourceSummaryDto>> ResourcesAsync(
        [FromQuery(Name = "account"), Description("The account id, twelve digits.")] string? account,
        ISummaryQueries summary,
        CancellationToken cancellationToken)
    {
        var only = Account(account);
        var types = await summary.ResourcesAsync(only, cancellationToken);
        var open = (await summary.FindingsAsync(only, cancellationToken)).Where(count => count.Status == FindingStatus.Active).ToList();
        return TypedResults.Ok(new ResourceSummaryDto(
            types.Sum(type => type.Present),
            only is null ? await summary.AccountsAsync(cancellationToken) : Math.Min(types.Count, 1),
            open.Sum(count => count.Count),
            SummaryReader.InBand(open, SeverityBand.Critical),
            SummaryReader.InBand(open, SeverityBand.High),
            [.. types.OrderBy(type => type.Type, StringComparer.Ordinal).Select(type => new ResourceTypeCountDto(type.Type, type.Present, type.NonCompliant))],
            [.. (await summary.RegionsAsync(only, null, cancellationToken))
                .OrderBy(region => region.Region, StringComparer.Ordinal).Select(region => new RegionCountDto(region.Region, region.Present, region.NonCompliant))]));
    }

    private static async Task<Ok<FindingSummaryDto>> FindingsAsync(
        [FromQuery(Name = "account"), Description("The account id, twelve digits.")] string? account,
        ISummaryQueries summary,
        IPolicyCatalogue policies,
        CancellationToken cancellationToken)
    {
        var counts = await summary.FindingsAsync(Account(account), cancellationToken);
        var open = counts.Where(count => count.Status == FindingStatus.Active).ToList();
        var (total, opened) = (counts.Sum(count => count.Count), open.Sum(count => count.Count));
        return TypedResults.Ok(new FindingSummaryDto(
            total,
            opened,
            total - opened,
            SummaryReader.InBand(open, SeverityBand.Critical),
            SummaryReader.InBand(open, SeverityBand.High),
            SummaryReader.InBand(open, SeverityBand.Medium),
            SummaryReader.InBand(open, SeverityBand.Low),
            [.. counts.GroupBy(count => count.PolicyId).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Policy(group, policies))]));
    }

    private static async Task<Ok<ComplianceDto>> ComplianceAsync(
        [FromQuery(Name = "framework"), Description("Text in the name of the framework, such as CIS; all frameworks without it.")] string? framework,
        [FromQuery(Name = "account"), Description("The account id, twelve digits.")] string? account,
        ISummaryQueries summary,
        IPolicyCatalogue policies,
        CancellationToken cancellationToken)
    {
        var reader = new ParameterReader();
        var only = reader.Account(account);
        var named = reader.Known(
            "framework", framework,
            text => policies.All.Any(policy => policy.Frameworks.Any(reference => reference.Framework.Contains(text, StringComparison.OrdinalIgnoreCase))),
            "text in the name of a framework that a policy answers; GET /api/policies lists them");
        reader.Finish();
        return TypedResults.Ok(Compliance.Judge(
            policies.All, named, await summary.FindingsAsync(only, cancellationToken), await summary.ResourcesAsync(only, cancellationToken),
            await summary.UnknownAsync(only, cancellationToken)));
    }

    private static PolicyCountDto Policy(IGrouping<string, FindingCount> counts, IPolicyCatalogue policies)
    {
        var (total, open) = (counts.Sum(count => count.Count), counts.Where(count => count.Status == FindingStatus.Active).Sum(count => count.Count));
        return new PolicyCountDto(counts.Key, policies.Find(counts.Key)?.Severity ?? counts.Max(count => count.Severity), total, open, total - open);
    }

    private static string? Account(string? text)
    {
        var reader = new ParameterReader();
        var account = reader.Account(text);
        reader.Finish();
        return account;
    }
}
