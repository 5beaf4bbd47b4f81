using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>VPCs. One that another account shares is that account's.</summary>
internal sealed class VpcType() : Ec2ResourceType<Vpc, VpcConfiguration>("VPC", "vpc", Ec2Describes.Vpcs)
{
    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["is_default"] = [Ec2Describes.Vpcs.Permission],
        ["flow_logs"] = [Ec2Describes.FlowLogs.Permission],
    };

    protected override bool Exists(Vpc item, Ec2Scope scope) => item.OwnerId == scope.AccountId;

    protected override async Task<Description.Found> FoundAsync(Vpc item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var parts = new PartReader(cancellationToken);
        var logs = await parts.ReadAsync("flow_logs", Ec2Describes.FlowLogs.Permission, async ct => Observed<IReadOnlyList<Ec2FlowLog>>.Present(
        [
            .. (await scope.Facts.ManyAsync(Ec2Describes.FlowLogs, Ec2Describes.FlowLogsOfResource, item.VpcId, ct))
                .Select(LogOf).OrderBy(log => log.FlowLogId, StringComparer.Ordinal),
        ]));
        var tags = TagsOf(item.Tags);
        var configuration = new VpcConfiguration
        {
            VpcId = item.VpcId,
            IsDefault = item.IsDefault ?? false,
            CidrBlocks = Blocks(item),
            FlowLogs = logs,
            Tags = tags,
        };
        return new Description.Found(configuration, scope.Region, tags, [], parts.Unreadable, parts.Transient)
        {
            Names = logs.TryGet(out var read) ? Named(read.Select(log => log.FlowLogId)) : [],
        };
    }

    // Whether it delivers is not known until it has tried.
    private static Ec2FlowLog LogOf(FlowLog log) => new(
        log.FlowLogId, log.FlowLogStatus, log.TrafficType?.Value, log.DeliverLogsStatus == "FAILED", log.LogDestination ?? log.LogGroupName);

    private static IReadOnlyList<string> Blocks(Vpc vpc) =>
    [
        .. (vpc.CidrBlockAssociationSet ?? []).Where(one => one.CidrBlockState?.State?.Value is "associated" or "associating" or null).Select(one => one.CidrBlock)
            .Concat((vpc.Ipv6CidrBlockAssociationSet ?? []).Where(one => one.Ipv6CidrBlockState?.State?.Value is "associated" or "associating" or null).Select(one => one.Ipv6CidrBlock))
            .Append(vpc.CidrBlock).OfType<string>().Distinct().Order(StringComparer.Ordinal),
    ];
}
