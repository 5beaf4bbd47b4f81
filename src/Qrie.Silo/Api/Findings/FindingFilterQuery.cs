using System.Collections.Frozen;
using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Qrie.Accounts;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Findings;

/// <summary>The parameters that choose findings, as they came.</summary>
internal abstract record FindingFilterQuery : PlaceQuery
{
    public static FrozenDictionary<string, FindingStatus> States { get; } = new Dictionary<string, FindingStatus>
    {
        ["ACTIVE"] = FindingStatus.Active,
        ["RESOLVED"] = FindingStatus.Resolved,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static FrozenDictionary<string, SeverityBand> Bands { get; } = new Dictionary<string, SeverityBand>
    {
        ["critical"] = SeverityBand.Critical,
        ["high"] = SeverityBand.High,
        ["medium"] = SeverityBand.Medium,
        ["low"] = SeverityBand.Low,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    [FromQuery(Name = "policy"), Description("The policy's id, such as S3BucketPublic.")]
    public string? Policy { get; init; }

    [FromQuery(Name = "state"), Description("ACTIVE or RESOLVED; both without it.")]
    public string? State { get; init; }

    [FromQuery(Name = "severity"), Description("The lowest severity, 0 to 100.")]
    public string? Severity { get; init; }

    [FromQuery(Name = "band"), Description("The band of severity: critical, high, medium or low. Not together with severity.")]
    public string? Band { get; init; }

    [FromQuery(Name = "q"), Description("Text in the ARN, the policy's id or the message, without regard to case.")]
    public string? Q { get; init; }

    [FromQuery(Name = "since"), Description("Only what opened or was resolved at or after this time.")]
    public string? Since { get; init; }

    protected FindingFilter Read(ParameterReader reader, IPolicyCatalogue policies, IAccountDirectory accounts)
    {
        var minimum = reader.Number("severity", Severity, Qrie.Findings.Severity.Lowest, Qrie.Findings.Severity.Highest);
        (int Minimum, int Maximum)? band = reader.OneOf("band", Band, Bands) is { } name ? Qrie.Findings.Severity.RangeOf(name) : null;
        if (minimum is not null && band is not null)
        {
            reader.Wrong<string>("band", Band!, "left out where severity is given");
        }

        return new FindingFilter
        {
            Account = reader.Account(Account),
            Accounts = AccountsOfUnit(accounts),
            Policy = reader.Known("policy", Policy, id => policies.Find(id) is not null, "the id of a policy; GET /api/policies lists them"),
            State = reader.OneOf("state", State, States),
            MinimumSeverity = minimum ?? band?.Minimum,
            MaximumSeverity = band?.Maximum,
            Service = ParameterReader.Text(Service),
            Type = ParameterReader.Text(Type),
            Region = ParameterReader.Text(Region),
            Tag = reader.Tag(Tag),
            Text = ParameterReader.Text(Q),
            Since = reader.Time("since", Since),
        };
    }
}
