using System.Collections.Frozen;
using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Qrie.Accounts;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Resources;

/// <summary>The parameters of the inventory's listing, as they came.</summary>
internal sealed record ResourcesQuery : PlaceQuery
{
    public static FrozenDictionary<string, ResourceStatus> Statuses { get; } = new Dictionary<string, ResourceStatus>
    {
        ["PRESENT"] = ResourceStatus.Present,
        ["DELETED"] = ResourceStatus.Deleted,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    [FromQuery(Name = "status"), Description("PRESENT or DELETED; both without it.")]
    public string? Status { get; init; }

    [FromQuery(Name = "non_compliant"), Description("true: only with active findings; false: only without.")]
    public string? NonCompliant { get; init; }

    [FromQuery(Name = "q"), Description("Text in the ARN, without regard to case.")]
    public string? Q { get; init; }

    [FromQuery(Name = "page_size"), Description("Resources per page, 1 to 100; 50 without it.")]
    public string? PageSize { get; init; }

    [FromQuery(Name = "next_token"), Description("The next_token of the page before, with the same filter.")]
    public string? NextToken { get; init; }

    public (ResourceFilter Filter, int PageSize) Read(IAccountDirectory accounts)
    {
        var reader = new ParameterReader();
        var filter = new ResourceFilter
        {
            Account = reader.Account(Account),
            Accounts = AccountsOfUnit(accounts),
            Type = ParameterReader.Text(Type),
            Service = ParameterReader.Text(Service),
            Region = ParameterReader.Text(Region),
            Status = reader.OneOf("status", Status, Statuses),
            NonCompliant = reader.Flag("non_compliant", NonCompliant),
            Tag = reader.Tag(Tag),
            Text = ParameterReader.Text(Q),
        };
        var pageSize = reader.PageSize(PageSize);
        reader.Finish();
        return (filter, pageSize);
    }
}
