using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Qrie.Audit;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Audit;

/// <summary>The parameters of the audit trail's listing, as they came.</summary>
internal sealed record AuditQuery
{
    [FromQuery(Name = "principal"), Description("Who did it, such as local.")]
    public string? Principal { get; init; }

    [FromQuery(Name = "action"), Description("What was done, such as policy.launched; or only its subject, such as policy.")]
    public string? Action { get; init; }

    [FromQuery(Name = "target"), Description("To what it was done, such as a policy's id or an account's.")]
    public string? Target { get; init; }

    [FromQuery(Name = "since"), Description("Only what was done at or after this time.")]
    public string? Since { get; init; }

    [FromQuery(Name = "until"), Description("Only what was done before this time.")]
    public string? Until { get; init; }

    [FromQuery(Name = "page_size"), Description("Entries per page, 1 to 100; 50 without it.")]
    public string? PageSize { get; init; }

    [FromQuery(Name = "next_token"), Description("The next_token of the page before, with the same filter.")]
    public string? NextToken { get; init; }

    public (AuditFilter Filter, int PageSize) Read()
    {
        var reader = new ParameterReader();
        var filter = new AuditFilter
        {
            Principal = ParameterReader.Text(Principal),
            Action = ParameterReader.Text(Action),
            Target = ParameterReader.Text(Target),
            Since = reader.Time("since", Since),
            Until = reader.Time("until", Until),
        };
        var pageSize = reader.PageSize(PageSize);
        reader.Finish();
        return (filter, pageSize);
    }
}
