using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Qrie.Policies;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Exceptions;

/// <summary>The parameters of the exceptions' listing, as they came.</summary>
internal sealed record ExceptionsQuery
{
    [FromQuery(Name = "policy_id"), Description("Only those that name this policy.")]
    public string? PolicyId { get; init; }

    [FromQuery(Name = "account"), Description("Only those that name this account, twelve digits.")]
    public string? Account { get; init; }

    [FromQuery(Name = "owner"), Description("Only those of this owner.")]
    public string? Owner { get; init; }

    [FromQuery(Name = "page_size"), Description("Exceptions per page, 1 to 100; 50 without it.")]
    public string? PageSize { get; init; }

    [FromQuery(Name = "next_token"), Description("The next_token of the page before, with the same filter.")]
    public string? NextToken { get; init; }

    public (Func<PolicyException, bool> Matches, int PageSize) Read()
    {
        var reader = new ParameterReader();
        var account = reader.Account(Account);
        var size = reader.PageSize(PageSize);
        reader.Finish();
        return (exception =>
            (string.IsNullOrEmpty(PolicyId) || exception.PolicyId == PolicyId)
            && (account is null || exception.AccountId == account)
            && (string.IsNullOrEmpty(Owner) || exception.Owner == Owner), size);
    }
}
