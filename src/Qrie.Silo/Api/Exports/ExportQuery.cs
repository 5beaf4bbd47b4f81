using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Api.Findings;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Exports;

/// <summary>The parameters of an export, as they came: a form, and the filter of the findings' listing.</summary>
internal sealed record ExportQuery
{
    [FromQuery(Name = "format"), Description("csv, ocsf (JSON lines of OCSF Compliance Findings) or asff (JSON lines of AWS Security Findings); csv without it.")]
    public string? Format { get; init; }

    [FromQuery(Name = "account"), Description("The account id, twelve digits.")]
    public string? Account { get; init; }

    [FromQuery(Name = "policy"), Description("The policy's id, such as S3BucketPublic.")]
    public string? Policy { get; init; }

    [FromQuery(Name = "state"), Description("ACTIVE or RESOLVED; both without it.")]
    public string? State { get; init; }

    [FromQuery(Name = "severity"), Description("The lowest severity, 0 to 100.")]
    public string? Severity { get; init; }

    [FromQuery(Name = "band"), Description("The band of severity: critical, high, medium or low. Not together with severity.")]
    public string? Band { get; init; }

    [FromQuery(Name = "service"), Description("The service, such as s3.")]
    public string? Service { get; init; }

    [FromQuery(Name = "type"), Description("The resource type, such as AWS::S3::Bucket.")]
    public string? Type { get; init; }

    [FromQuery(Name = "region"), Description("The region.")]
    public string? Region { get; init; }

    [FromQuery(Name = "q"), Description("Text in the ARN, the policy's id or the message, without regard to case.")]
    public string? Q { get; init; }

    [FromQuery(Name = "since"), Description("Only what opened or was resolved at or after this time.")]
    public string? Since { get; init; }

    public (T Format, FindingFilter Filter) Read<T>(IReadOnlyDictionary<string, T> formats, IPolicyCatalogue policies) where T : class
    {
        var reader = new ParameterReader();
        var name = string.IsNullOrEmpty(Format) ? "csv" : Format.ToLowerInvariant();
        if (!formats.TryGetValue(name, out var format))
        {
            reader.Wrong<string>("format", Format!, $"one of {string.Join(", ", formats.Keys.Order(StringComparer.Ordinal))}");
        }

        reader.Finish();
        var listing = new FindingsQuery
        {
            Account = Account,
            Policy = Policy,
            State = State,
            Severity = Severity,
            Band = Band,
            Service = Service,
            Type = Type,
            Region = Region,
            Q = Q,
            Since = Since,
        };
        return (format!, listing.Read(policies).Filter);
    }
}
