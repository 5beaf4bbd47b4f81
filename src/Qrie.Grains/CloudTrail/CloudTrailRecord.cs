using System.Text.Json;
using Qrie.Changes;

namespace Qrie.CloudTrail;

/// <summary>A CloudTrail record with the fields that every event has checked, and lenient access to the others.</summary>
internal sealed class CloudTrailRecord
{
    private JsonElement? request;
    private JsonElement? response;
    private JsonElement? serviceEvent;

    public required JsonElement Root { get; init; }
    public required string EventName { get; init; }
    public required string EventSource { get; init; }
    public required string AccountId { get; init; }
    public required string Region { get; init; }
    public required string Partition { get; init; }
    public required Cause Cause { get; init; }

    public JsonElement Request => request ??= Root.Member("requestParameters").Unwrapped();
    public JsonElement Response => response ??= Root.Member("responseElements").Unwrapped();
    public JsonElement ServiceEvent => serviceEvent ??= Root.Member("serviceEventDetails").Unwrapped();

    /// <summary>True when the account's own root user acted, itself or through the console.</summary>
    public bool IsByRoot => RootUser.Is(Root, AccountId);

    /// <summary>The ARN or name of the caller, when it is an IAM user of this account or its root user; otherwise null.</summary>
    public string? Caller
    {
        get
        {
            if (IsByRoot)
            {
                return RootUser.Name;
            }

            var identity = Root.Member("userIdentity");
            return identity.Member("type").Text() == "IAMUser" && (identity.Member("accountId").Text() ?? AccountId) == AccountId
                ? identity.Member("arn").Text() ?? identity.Member("userName").Text()
                : null;
        }
    }

    /// <summary>The entries of <c>resources[]</c>, whose ARN may be spelled <c>ARN</c> or <c>arn</c> and whose order means nothing.</summary>
    public IEnumerable<(string? Arn, string? Type, string? AccountId)> Resources()
    {
        foreach (var resource in Root.Member("resources").Items())
        {
            if (resource.ValueKind == JsonValueKind.Object)
            {
                yield return (resource.Member("arn").Text(), resource.Member("type").Text(), resource.Member("accountId").Text());
            }
        }
    }

    /// <summary>A change in this account; in the region that the ARN names, else the record's.</summary>
    public ResourceChange Change(string type, string? arn, ChangeKind kind, string? part = null) => new()
    {
        Arn = arn,
        Type = type,
        AccountId = AccountId,
        Region = arn is not null && Arns.Region(arn) is { } region ? region : Region,
        Partition = arn is not null ? Arns.Partition(arn) : Partition,
        Kind = kind,
        Part = part,
        Cause = Cause,
    };

    public ResourceChange Relist(string type) => Change(type, null, ChangeKind.Relist);
}
