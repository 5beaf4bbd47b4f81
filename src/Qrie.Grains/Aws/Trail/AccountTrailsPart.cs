using Qrie.Aws.Organization;

namespace Qrie.Aws.Trail;

/// <summary>
/// The trails that record an account's events. A multi-region trail shows in every region, so that one region tells of all that
/// matter.
/// </summary>
internal sealed class AccountTrailsPart : IAccountPart
{
    private const string Part = "trails";
    private const string StatusPermission = "cloudtrail:GetTrailStatus";
    private const string SelectorsPermission = "cloudtrail:GetEventSelectors";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Part] = ["cloudtrail:DescribeTrails", StatusPermission, SelectorsPermission],
    };

    public async Task<AccountPartReading> ReadAsync(ResourceTarget target, IAwsClients clients, PartReader parts)
    {
        var trails = await parts.ReadAsync(Part, Permissions[Part][0], async ct =>
        {
            var client = clients.Trail(Arns.HomeRegion(target.Partition));
            var seen = await client.DescribeTrailsAsync(shadows: true, ct);
            return Observed<IReadOnlyList<AccountTrail>>.Present(
                await Task.WhenAll(seen.OrderBy(trail => trail.Arn, StringComparer.Ordinal).Select(trail => ReadAsync(client, trail, parts))));
        });
        return new AccountPartReading(account => account with { Trails = trails })
        {
            Relations = trails.TryGet(out var known) ? [.. known.Select(trail => trail.Arn)] : [],
        };
    }

    private static async Task<AccountTrail> ReadAsync(TrailClient client, TrailDescription trail, PartReader parts)
    {
        var status = parts.ReadAsync(Part, StatusPermission, async ct => Observed<TrailStatus>.Present(await client.GetStatusAsync(trail.Arn, ct)));
        var selectors = parts.ReadAsync(Part, SelectorsPermission, async ct => Observed<EventSelectors>.Present(await client.GetEventSelectorsAsync(trail.Arn, ct)));
        return new AccountTrail(trail.Arn, trail.Settings.IsMultiRegion, trail.Settings.IsOrganization)
        {
            Status = await status,
            EventSelectors = await selectors,
        };
    }
}
