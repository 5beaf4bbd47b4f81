using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Qrie.Accounts;

namespace Qrie.Silo.Api.Parameters;

/// <summary>The parameters of listings that say where a resource is and what it is, as they came.</summary>
internal abstract record PlaceQuery
{
    [FromQuery(Name = "account"), Description("The account id, twelve digits.")]
    public string? Account { get; init; }

    [FromQuery(Name = "ou"), Description("The path of an organizational unit, such as /prod: only accounts in it or below.")]
    public string? Ou { get; init; }

    [FromQuery(Name = "type"), Description("The resource type, such as AWS::S3::Bucket.")]
    public string? Type { get; init; }

    [FromQuery(Name = "service"), Description("The service, such as s3.")]
    public string? Service { get; init; }

    [FromQuery(Name = "region"), Description("The region.")]
    public string? Region { get; init; }

    [FromQuery(Name = "tag"), Description("A tag of the resource, key or key=value, in the case that they have.")]
    public string? Tag { get; init; }

    /// <summary>The accounts of the organizational unit; null when none is named.</summary>
    protected IReadOnlySet<string>? AccountsOfUnit(IAccountDirectory accounts) => string.IsNullOrEmpty(Ou) ? null : accounts.InUnit(Ou);
}
