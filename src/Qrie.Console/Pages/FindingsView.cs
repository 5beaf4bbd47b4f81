using System.Globalization;
using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Console.Pages;

/// <summary>What the findings page shows: exactly what its address says.</summary>
internal sealed record FindingsView
{
    public const string AllStates = "all";
    public const string Resolved = "resolved";

    public string? Account { get; init; }
    public string? Policy { get; init; }
    public string? Band { get; init; }
    public string? State { get; init; }
    public string? Service { get; init; }
    public string? Age { get; init; }
    public string? Region { get; init; }
    public string? Type { get; init; }
    public string? Text { get; init; }
    public string? After { get; init; }
    public int Number { get; init; } = 1;
    public string? OpenArn { get; init; }
    public string? OpenPolicy { get; init; }

    public bool IsFiltered => this with { After = null, Number = 1, OpenArn = null, OpenPolicy = null } != new FindingsView();

    /// <summary>The filter that the queries take. A band, state or age that does not exist is no filter.</summary>
    /// <param name="now">The moment, from which ages count.</param>
    public FindingFilter FilterAt(DateTimeOffset now) => new()
    {
        Account = Account,
        Policy = Policy,
        MinimumSeverity = Range?.Minimum,
        MaximumSeverity = Range?.Maximum,
        State = Status,
        Service = Service,
        Region = Region,
        Type = Type,
        Text = Text,
        Since = Days is { } days ? now.AddDays(-days) : null,
    };

    /// <summary>The same filters from the first page on.</summary>
    public FindingsView FromStart => this with { After = null, Number = 1 };

    public static string LinkTo(FindingRow row) => new FindingsView
    {
        State = row.Finding.Status == FindingStatus.Resolved ? AllStates : null,
        OpenArn = row.Arn,
        OpenPolicy = row.Finding.PolicyId,
    }.ToUri();

    public string ToUri() => Link.To(
        "/findings",
        ("band", Band), ("state", State), ("policy", Policy), ("account", Account), ("service", Service), ("region", Region), ("type", Type),
        ("age", Age), ("q", Text),
        ("page", Number > 1 ? Number.ToString(CultureInfo.InvariantCulture) : null), ("after", After), ("arn", OpenArn), ("finding", OpenPolicy));

    /// <summary>Where the API has exactly these findings, all pages of them, as a file.</summary>
    /// <param name="format"><c>csv</c>, <c>ocsf</c> or <c>asff</c>.</param>
    /// <param name="now">The moment, from which ages count.</param>
    public string ExportUri(string format, DateTimeOffset now) => Link.To(
        "/api/export/findings",
        ("format", format), ("state", Status?.ToString().ToUpperInvariant()), ("band", Range is null ? null : Band!.ToLowerInvariant()), ("policy", Policy),
        ("account", Account), ("service", Service), ("region", Region), ("type", Type), ("q", Text),
        ("since", FilterAt(now).Since?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));

    /// <summary>Whether an event opened a finding that belongs on this view.</summary>
    public bool Opens(FeedEvent change) =>
        change is { Kind: FeedEventKind.FindingOpened, Finding: { } finding }
            && Status is null or FindingStatus.Active
            && (Account is null || Account == change.AccountId)
            && (Policy is null || Policy == finding.PolicyId)
            && (Service is null || change.Type.StartsWith($"AWS::{Service}::", StringComparison.OrdinalIgnoreCase))
            && (Region is null || Region == change.Region)
            && (Type is null || Type == change.Type)
            && (Range is not { } range || (finding.Severity >= range.Minimum && finding.Severity <= range.Maximum))
            && (Text is null || Has(change.Arn) || Has(finding.PolicyId) || Has(finding.Message));

    private FindingStatus? Status => State switch { AllStates => null, Resolved => FindingStatus.Resolved, _ => FindingStatus.Active };

    private (int Minimum, int Maximum)? Range => Enum.TryParse<SeverityBand>(Band, ignoreCase: true, out var band) && Enum.IsDefined(band) ? Severity.RangeOf(band) : null;

    private int? Days => Age switch { "1d" => 1, "7d" => 7, "30d" => 30, "90d" => 90, _ => null };

    private bool Has(string text) => text.Contains(Text!, StringComparison.OrdinalIgnoreCase);
}
