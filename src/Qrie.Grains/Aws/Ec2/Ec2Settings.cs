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

    public static readonly Ec2Setting<Ec2VpcBlock> VpcBlock = new("VpcBlockPublicAccess", async (ec2, ct) =>
    {
        var options = (await ec2.DescribeVpcBlockPublicAccessOptionsAsync(new DescribeVpcBlockPublicAccessOptionsRequest(), ct)).VpcBlockPublicAccessOptions;
        var mode = options?.InternetGatewayBlockMode?.Value ?? "off";

        // Exclusions matter only where something is blocked, and only where the organization lets the account have any.
        var exclusions = mode == "off" || options?.ExclusionsAllowed?.Value == "not-allowed" ? [] : await ExclusionsAsync(ec2, ct);
        return new Ec2VpcBlock(mode, exclusions);
    });

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
