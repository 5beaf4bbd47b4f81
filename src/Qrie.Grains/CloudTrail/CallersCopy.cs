using Qrie.Changes;

namespace Qrie.CloudTrail;

/// <summary>
/// A call into another account is recorded in both. In the caller's copy nothing of the recipient's changed: what an
/// ARN or <c>resources[]</c> places in another account is left out.
/// </summary>
internal sealed class CallersCopy
{
    private readonly string accountId;
    private readonly ILookup<string, string> ownersByArn;
    private readonly ILookup<string, string> ownersByType;
    private readonly ILookup<string, string> ownersOfUnnamed;

    private CallersCopy(CloudTrailRecord record)
    {
        accountId = record.AccountId;
        var owned = record.Resources().Where(resource => resource.AccountId is not null).ToArray();
        ownersByArn = owned.ToLookup(resource => resource.Arn ?? "", resource => resource.AccountId!);
        ownersByType = owned.ToLookup(resource => resource.Type ?? "", resource => resource.AccountId!);
        ownersOfUnnamed = owned.Where(resource => resource.Arn is null).ToLookup(resource => resource.Type ?? "", resource => resource.AccountId!);
    }

    /// <summary>The extraction without what belongs to another account.</summary>
    public static Extraction Without(Extraction extraction, CloudTrailRecord record)
    {
        if (extraction.Changes.Count == 0)
        {
            return extraction;
        }

        var copy = new CallersCopy(record);
        var own = extraction.Changes.Where(change => !copy.IsForeign(change)).ToArray();
        return own.Length == extraction.Changes.Count ? extraction
            : own.Length == 0 ? Extraction.Ignored(RecordReasons.CallersCopy)
            : Extraction.Of(own);
    }

    private bool IsForeign(ResourceChange change)
    {
        if ((change.Arn ?? change.RelatedTo) is { } arn && Arns.AccountId(arn) is { } owner)
        {
            return owner != accountId;
        }

        // Buckets, snapshots and images have no account in their ARN.
        var owners = change.Arn is null ? ownersByType[change.Type]
            : ownersByArn.Contains(change.Arn) ? ownersByArn[change.Arn]
            : ownersOfUnnamed[change.Type];
        return owners.Any() && !owners.Contains(accountId);
    }
}
