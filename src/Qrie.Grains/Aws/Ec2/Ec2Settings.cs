using Amazon.EC2;
using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>What EC2 keeps for an account in a region.</summary>
internal static class Ec2Settings
{
    public const string EbsEncryptionPermission = "ec2:GetEbsEncryptionByDefault";
    public const string MetadataDefaultsPermission = "ec2:GetInstanceMetadataDefaults";
    public const string SnapshotBlockPermission = "ec2:GetSnapshotBlockPublicAccessState";
    public const string ImageBlockPermission = "ec2:GetImageBlockPublicAccessState";
    public const string VpcBlockPermission = "ec2:DescribeVpcBlockPublicAccessOptions";
    public const string VpcBlockExclusionsPermission = "ec2:DescribeVpcBlockPublicAccessExclusions";

    private const string Unblocked = "unblocked";

    public static readonly Ec2Setting<Ec2EbsEncryption> EbsEncryption = new("EbsEncryptionByDefault", async (ec2, ct) =>
        new Ec2EbsEncryption((await ec2.GetEbsEncryptionByDefaultAsync(new GetEbsEncryptionByDefaultRequest(), ct)).EbsEncryptionByDefault ?? false));

    public static readonly Ec2Setting<Ec2MetadataDefaults> MetadataDefaults = new("InstanceMetadataDefaults", async (ec2, ct) =>
    {
        var level = (await ec2.GetInstanceMetadataDefaultsAsync(new GetInstanceMetadataDefaultsRequest(), ct)).AccountLevel;
        return new Ec2MetadataDefaults(Preference(level?.HttpTokens?.Value), Preference(level?.HttpEndpoint?.Value), level?.HttpPutResponseHopLimit is > 0 and var limit ? limit : null);
    });

    public static readonly Ec2Setting<Ec2SharingBlock> SnapshotBlock = new("SnapshotBlockPublicAccess", async (ec2, ct) =>
        new Ec2SharingBlock((await ec2.GetSnapshotBlockPublicAccessStateAsync(new GetSnapshotBlockPublicAccessStateRequest(), ct)).State?.Value ?? Unblocked));

    public static readonly Ec2Setting<Ec2SharingBlock> ImageBlock = new("ImageBlockPublicAccess", async (ec2, ct) =>
        new Ec2SharingBlock((await ec2.GetImageBlockPublicAccessStateAsync(new GetImageBlockPublicAccessStateRequest(), ct)).ImageBlockPublicAccessState ?? Unblocked));

    private static readonly Ec2Setting<VpcBlockPublicAccessOptions> VpcBlockOptions = new("VpcBlockPublicAccessOptions", async (ec2, ct) =>
        (await ec2.DescribeVpcBlockPublicAccessOptionsAsync(new DescribeVpcBlockPublicAccessOptionsRequest(), ct)).VpcBlockPublicAccessOptions ?? new());

    private static readonly Ec2Setting<IReadOnlyList<string>> VpcBlockExclusions = new("VpcBlockPublicAccessExclusions", ExclusionsAsync);

    /// <summary>The block of traffic between VPCs and the internet. Exclusions matter only where something is blocked, and the organization lets the account have any.</summary>
    public static async Task<Observed<Ec2VpcBlock>> ReadVpcBlockAsync(this PartReader parts, string part, Ec2Facts facts)
    {
        var options = await parts.ReadAsync(part, VpcBlockPermission, async ct => Observed<VpcBlockPublicAccessOptions>.Present(await facts.SettingAsync(VpcBlockOptions, ct)));
        if (!options.TryGet(out var set))
        {
            return Observed<Ec2VpcBlock>.NotReadable(options.Reason!);
        }

        var mode = set.InternetGatewayBlockMode?.Value ?? "off";
        if (mode == "off" || set.ExclusionsAllowed?.Value == "not-allowed")
        {
            return Observed<Ec2VpcBlock>.Present(new Ec2VpcBlock(mode, []));
        }

        var excluded = await parts.ReadAsync(part, VpcBlockExclusionsPermission, async ct => Observed<IReadOnlyList<string>>.Present(await facts.SettingAsync(VpcBlockExclusions, ct)));
        return excluded.TryGet(out var exclusions) ? Observed<Ec2VpcBlock>.Present(new Ec2VpcBlock(mode, exclusions)) : Observed<Ec2VpcBlock>.NotReadable(excluded.Reason!);
    }

    private static async Task<IReadOnlyList<string>> ExclusionsAsync(IAmazonEC2 ec2, CancellationToken cancellationToken)
    {
        var excluded = new SortedSet<string>(StringComparer.Ordinal);
        var request = new DescribeVpcBlockPublicAccessExclusionsRequest { MaxResults = 1000 };
        do
        {
            var page = await ec2.DescribeVpcBlockPublicAccessExclusionsAsync(request, cancellationToken);
            excluded.UnionWith((page.VpcBlockPublicAccessExclusions ?? []).Where(LetsIn).Select(one => one.ResourceArn[(one.ResourceArn.LastIndexOf('/') + 1)..]));
            request.NextToken = page.NextToken;
        }
        while (request.NextToken is { Length: > 0 });
        return [.. excluded];
    }

    // An exclusion that only lets out lets nothing in. One that is deleted stays in sight for a while.
    private static bool LetsIn(VpcBlockPublicAccessExclusion exclusion) =>
        exclusion.InternetGatewayExclusionMode?.Value == "allow-bidirectional" && exclusion.ResourceArn is { Length: > 0 }
        && exclusion.State?.Value is not ("create-failed" or "delete-in-progress" or "delete-complete" or "disable-in-progress" or "disable-complete");

    private static string? Preference(string? value) => value is "no-preference" or "" ? null : value;
}
