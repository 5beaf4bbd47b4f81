using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>Internet gateways.</summary>
internal sealed class InternetGatewayType()
    : Ec2ResourceType<InternetGateway, InternetGatewayConfiguration>("InternetGateway", "internet-gateway", Ec2Describes.InternetGateways)
{
    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["vpc_id"] = [Ec2Describes.InternetGateways.Permission],
    };

    protected override bool Exists(InternetGateway item, Ec2Scope scope) => item.OwnerId == scope.AccountId;

    protected override Task<Description.Found> FoundAsync(InternetGateway item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var tags = TagsOf(item.Tags);
        var vpc = (item.Attachments ?? []).FirstOrDefault(attachment => attachment.State?.Value is not ("detaching" or "detached"))?.VpcId;
        return Whole(
            new InternetGatewayConfiguration { InternetGatewayId = item.InternetGatewayId, VpcId = vpc, Tags = tags }, scope, tags, scope.Arns("vpc", vpc));
    }
}
