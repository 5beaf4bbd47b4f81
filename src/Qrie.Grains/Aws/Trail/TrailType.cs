using System.Runtime.CompilerServices;
using Qrie.Aws.S3;
using Qrie.Resources;

namespace Qrie.Aws.Trail;

/// <summary>
/// Trails. A trail is a resource of the account in its ARN and of its home region; shadows in other regions, and those of an
/// organization's trail in its member accounts, are none.
/// </summary>
internal sealed class TrailType : ResourceType<TrailConfiguration>
{
    private const string DescribePermission = "cloudtrail:DescribeTrails";
    private static readonly S3BucketType Buckets = new();

    public override string Name => "AWS::CloudTrail::Trail";

    public override string Service => "cloudtrail";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["trail"] = [DescribePermission],
        ["status"] = ["cloudtrail:GetTrailStatus"],
        ["event_selectors"] = ["cloudtrail:GetEventSelectors"],
        ["bucket"] = [.. Buckets.Permissions.Values.SelectMany(actions => actions).Distinct()],
        ["tags"] = ["cloudtrail:ListTags"],
    };

    public override IReadOnlyList<string> ListPermissions => [DescribePermission];

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Reads { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Buckets.Name] = [.. Buckets.Permissions.Keys],
        [Arns.AccountType] = ["public_access_block"],
    };

    public override bool IsArn(string arn) =>
        arn.Split(':', 6) is ["arn", _, "cloudtrail", { Length: > 0 }, { Length: > 0 }, var name] && name.StartsWith("trail/", StringComparison.Ordinal);

    public override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var region = Arns.Region(target.Arn) ?? target.Region;
        try
        {
            return Arns.AccountId(target.Arn) == target.AccountId
                && await clients.Trail(region).DescribeTrailAsync(target.Arn, cancellationToken) is { } trail
                    ? await ReadAsync(trail, target, clients, cancellationToken)
                    : new Description.Missing();
        }
        catch (Exception exception) when (Failures.IsOfAws(exception))
        {
            return Failures.Of(exception, "the trail", DescribePermission);
        }
    }

    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var trails = await clients.Trail(scope.Region).DescribeTrailsAsync(shadows: false, cancellationToken);
        foreach (var trail in trails.Where(trail => Arns.AccountId(trail.Arn) == scope.AccountId))
        {
            yield return new Listed(trail.Arn);
        }
    }

    private async Task<Description> ReadAsync(TrailDescription trail, ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var (client, parts) = (clients.Trail(trail.HomeRegion), new PartReader(cancellationToken, "TrailNotFoundException"));
        var bucketArn = $"arn:{target.Partition}:s3:::{trail.Settings.BucketName}";
        var bucket = Buckets.DescribeAsync(new ResourceTarget(bucketArn, target.AccountId, trail.HomeRegion), clients, cancellationToken);
        var status = parts.ReadAsync("status", Permissions["status"][0], async ct => Observed<TrailStatus>.Present(await client.GetStatusAsync(trail.Arn, ct)));
        var selectors = parts.ReadAsync("event_selectors", Permissions["event_selectors"][0], async ct =>
            Observed<EventSelectors>.Present(await client.GetEventSelectorsAsync(trail.Arn, ct)));
        var tags = parts.ReadAsync("tags", Permissions["tags"][0], async ct =>
            Observed<SortedDictionary<string, string>>.Present(await client.ListTagsAsync(trail.Arn, ct)));
        var (bucketPart, bucketUnreadable, bucketTransient) = BucketOf(await bucket);
        var configuration = new TrailConfiguration
        {
            Name = trail.Name,
            Trail = trail.Settings,
            Status = await status,
            EventSelectors = await selectors,
            Bucket = bucketPart,
            Tags = await tags,
        };
        return parts.Gone is { } gone
            ? new Description.Failed($"The trail went away while it was being read: {gone}.")
            : new Description.Found(
                configuration,
                trail.HomeRegion,
                configuration.Tags.TryGet(out var found) ? found : null,
                [bucketArn, Arns.Account(target.Partition, target.AccountId)],
                [.. parts.Unreadable.Concat(bucketUnreadable).OrderBy(part => part.Part, StringComparer.Ordinal)],
                parts.Transient || bucketTransient);
    }

    // A bucket that the account does not list is another's, or is gone: the service does not tell which.
    private static (Observed<S3BucketConfiguration> Part, IEnumerable<UnreadablePart> Unreadable, bool Transient) BucketOf(Description bucket)
    {
        (Observed<S3BucketConfiguration>, IEnumerable<UnreadablePart>, bool) None(Unreadable reason, bool transient) =>
            (Observed<S3BucketConfiguration>.NotReadable(reason), [new UnreadablePart("bucket", reason.Reason, reason.Permission)], transient);
        return bucket switch
        {
            Description.Found { Configuration: S3BucketConfiguration configuration } found => (
                Observed<S3BucketConfiguration>.Present(configuration),
                found.Unreadable.Select(part => part with { Part = $"bucket.{part.Part}" }),
                found.Transient),
            Description.Failed { Permission: { } permission } => None(new Unreadable("AccessDenied", permission), transient: false),
            Description.Failed => None(new Unreadable("NotAvailable", null), transient: true),
            _ => None(new Unreadable("BucketOfAnotherAccount", null), transient: false),
        };
    }
}
