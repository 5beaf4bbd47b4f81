using System.Globalization;
using Qrie.Accounts;
using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Console.Pages;

/// <summary>What the findings page shows: exactly what its address says.</summary>
public sealed record FindingsView
{
    /// <summary>The state that stands for all.</summary>
    public const string AllStates = "all";
    /// <summary>The state of findings that are resolved.</summary>
    public const string Resolved = "resolved";

    /// <summary>The account id.</summary>
    public string? Account { get; init; }
    /// <summary>The policy id.</summary>
    public string? Policy { get; init; }
    /// <summary>The band of severity.</summary>
    public string? Band { get; init; }
    /// <summary><see cref="Resolved"/>, <see cref="AllStates"/>, or null for those that are open.</summary>
    public string? State { get; init; }
    /// <summary>The service.</summary>
    public string? Service { get; init; }
    /// <summary>How long ago it changed at most, such as <c>7d</c>.</summary>
    public string? Age { get; init; }
    /// <summary>The region.</summary>
    public string? Region { get; init; }
    /// <summary>The resource type.</summary>
    public string? Type { get; init; }
    /// <summary>The path of an organizational unit.</summary>
    public string? Ou { get; init; }
    /// <summary>A tag of the resource, key or key=value.</summary>
    public string? Tag { get; init; }
    /// <summary>Text in the ARN, the policy or the message.</summary>
    public string? Text { get; init; }
    /// <summary>Where the page begins.</summary>
    public string? After { get; init; }
    /// <summary>The number of the page, from 1.</summary>
    public int Number { get; init; } = 1;
    /// <summary>The resource of the finding that is open.</summary>
    public string? OpenArn { get; init; }
    /// <summary>Its policy.</summary>
    public string? OpenPolicy { get; init; }

    /// <summary>What findings are grouped by: <c>policy</c>, <c>resource</c> or <c>account</c>; null for their list.</summary>
    public string? By { get; init; }

    /// <summary>What the address says that is no choice, in words for people; null when all is. It limits nothing.</summary>
    public string? Unknown => (Band is not null && Range is null, State is not (null or Resolved or AllStates), Age is not null && Days is null) switch
    {
        (true, _, _) => $"“{Band}” is no severity: critical, high, medium or low.",
        (_, true, _) => $"“{State}” is no state: {Resolved} or {AllStates}.",
        (_, _, true) => $"“{Age}” is no age: 1d, 7d, 30d or 90d.",
        _ => null,
    };

    /// <summary>True when a filter is set.</summary>
    public bool IsFiltered => Filters != new FindingsView();

    /// <summary>The filters and nothing else.</summary>
    public FindingsView Filters => this with { After = null, Number = 1, OpenArn = null, OpenPolicy = null, By = null };

    /// <summary>The filters as a saved view has them: the query of the list's address.</summary>
    public string Query => Link.QueryOf(Filters.ToUri());

    /// <summary>The tag that the resource is to have; null when what is written names none.</summary>
    public TagFilter? TagFilter => Tag is null ? null : TagFilter.Parse(Tag);

    /// <summary>The filter that the queries take. A band, state or age that does not exist is no filter.</summary>
    /// <param name="now">The moment, from which ages count.</param>
    /// <param name="accounts">The accounts, which units hold.</param>
    public FindingFilter FilterAt(DateTimeOffset now, IAccountDirectory accounts) => new()
    {
        Account = Account,
        Accounts = Ou is null ? null : accounts.InUnit(Ou),
        Tag = TagFilter,
        Policy = Policy,
        MinimumSeverity = Range?.Minimum,
        MaximumSeverity = Range?.Maximum,
        State = Status,
        Service = Service,
        Region = Region,
        Type = Type,
        Text = Text,
        Since = Since(now),
    };

    /// <summary>The same filters from the first page on.</summary>
    public FindingsView FromStart => this with { After = null, Number = 1 };

    /// <summary>Where a finding is shown.</summary>
    /// <param name="row">The finding.</param>
    public static string LinkTo(FindingRow row) => new FindingsView
    {
        State = row.Finding.Status == FindingStatus.Resolved ? AllStates : null,
        OpenArn = row.Arn,
        OpenPolicy = row.Finding.PolicyId,
    }.ToUri();

    /// <summary>The address.</summary>
    public string ToUri() => Link.To(
        By is null ? "/findings" : $"/findings/by/{By}",
        ("band", Band), ("state", State), ("policy", Policy), ("account", Account), ("ou", Ou), ("service", Service), ("region", Region), ("type", Type),
        ("tag", Tag), ("age", Age), ("q", Text),
        ("page", Number > 1 ? Number.ToString(CultureInfo.InvariantCulture) : null), ("after", After), ("arn", OpenArn), ("finding", OpenPolicy));

    /// <summary>Where the API has exactly these findings, all pages of them, as a file.</summary>
    /// <param name="format"><c>csv</c>, <c>ocsf</c> or <c>asff</c>.</param>
    /// <param name="now">The moment, from which ages count.</param>
    public string ExportUri(string format, DateTimeOffset now) => Link.To(
        "/api/export/findings",
        ("format", format), ("state", Status?.ToString().ToUpperInvariant()), ("band", Range is null ? null : Band!.ToLowerInvariant()), ("policy", Policy),
        ("account", Account), ("ou", Ou), ("service", Service), ("region", Region), ("type", Type),
        ("tag", TagFilter is null ? null : Tag), ("q", Text),
        ("since", Since(now)?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));

    /// <summary>Whether an event opened a finding that belongs on this view, as far as events tell: they have no tags.</summary>
    /// <param name="change">The event.</param>
    /// <param name="accounts">The accounts, which units hold.</param>
    public bool Opens(FeedEvent change, IAccountDirectory accounts) =>
        change is { Kind: FeedEventKind.FindingOpened } && Status is null or FindingStatus.Active && Concerns(change, accounts);

    /// <summary>Whether an event is of a finding that belongs on this view, or did, as far as events tell.</summary>
    /// <param name="change">The event.</param>
    /// <param name="accounts">The accounts, which units hold.</param>
    public bool Concerns(FeedEvent change, IAccountDirectory accounts) =>
        change.Finding is { } finding
            && (Account is null || Account == change.AccountId)
            && (Ou is null || AccountUnits.IsBelow(accounts.Find(change.AccountId)?.Ou, Ou))
            && (Policy is null || Policy == finding.PolicyId)
            && (Service is null || change.Type.StartsWith($"AWS::{Service}::", StringComparison.OrdinalIgnoreCase))
            && (Region is null || Region == change.Region)
            && (Type is null || Type == change.Type)
            && (Range is not { } range || (finding.Severity >= range.Minimum && finding.Severity <= range.Maximum))
            && (Text is null || Has(change.Arn) || Has(finding.PolicyId) || Has(finding.Message));

    private FindingStatus? Status => State switch { AllStates => null, Resolved => FindingStatus.Resolved, _ => FindingStatus.Active };

    private (int Minimum, int Maximum)? Range => Enum.TryParse<SeverityBand>(Band, ignoreCase: true, out var band) && Enum.IsDefined(band) ? Severity.RangeOf(band) : null;

    private DateTimeOffset? Since(DateTimeOffset now) => Days is { } days ? now.AddDays(-days) : null;

    private int? Days => Age switch { "1d" => 1, "7d" => 7, "30d" => 30, "90d" => 90, _ => null };

    private bool Has(string text) => text.Contains(Text!, StringComparison.OrdinalIgnoreCase);
}
