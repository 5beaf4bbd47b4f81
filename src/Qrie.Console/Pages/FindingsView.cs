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
    public string? Region { get; init; }
    public string? Type { get; init; }
    public string? Text { get; init; }
    public string? After { get; init; }
    public int Number { get; init; } = 1;
    public string? OpenArn { get; init; }
    public string? OpenPolicy { get; init; }

    public bool IsFiltered => this with { After = null, Number = 1, OpenArn = null, OpenPolicy = null } != new FindingsView();

    /// <summary>The filter that the queries take. A band or state that does not exist is no filter.</summary>
    public FindingFilter Filter
    {
        get
        {
            var range = Enum.TryParse<SeverityBand>(Band, ignoreCase: true, out var band) ? Severity.RangeOf(band) : default((int Minimum, int Maximum)?);
            return new FindingFilter
            {
                Account = Account,
                Policy = Policy,
                MinimumSeverity = range?.Minimum,
                MaximumSeverity = range?.Maximum,
                State = State switch { AllStates => null, Resolved => FindingStatus.Resolved, _ => FindingStatus.Active },
                Region = Region,
                Type = Type,
                Text = Text,
            };
        }
    }

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
        ("band", Band), ("state", State), ("policy", Policy), ("account", Account), ("region", Region), ("type", Type), ("q", Text),
        ("page", Number > 1 ? Number.ToString(CultureInfo.InvariantCulture) : null), ("after", After), ("arn", OpenArn), ("finding", OpenPolicy));

    /// <summary>Whether an event opened a finding that belongs on this view.</summary>
    public bool Opens(FeedEvent change)
    {
        var filter = Filter;
        return change is { Kind: FeedEventKind.FindingOpened, Finding: { } finding }
            && filter.State is null or FindingStatus.Active
            && (Account is null || Account == change.AccountId)
            && (Policy is null || Policy == finding.PolicyId)
            && (Region is null || Region == change.Region)
            && (Type is null || Type == change.Type)
            && (filter.MinimumSeverity is null || (finding.Severity >= filter.MinimumSeverity && finding.Severity <= filter.MaximumSeverity))
            && (Text is null || Has(change.Arn) || Has(finding.PolicyId) || Has(finding.Message));
    }

    private bool Has(string text) => text.Contains(Text!, StringComparison.OrdinalIgnoreCase);
}
