using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>What is set for an account in a region.</summary>
internal sealed class Ec2SettingOperations : IEc2Operations
{
    public IReadOnlyDictionary<string, Func<Ec2Request, XElement>> Reads { get; } = new Dictionary<string, Func<Ec2Request, XElement>>
    {
        ["GetEbsEncryptionByDefault"] = request => Answer("ebsEncryptionByDefault", Of(request).EncryptsByDefault),
        ["GetSnapshotBlockPublicAccessState"] = request => Answer("state", Of(request).SnapshotBlock),
        ["GetImageBlockPublicAccessState"] = request => Answer("imageBlockPublicAccessState", Of(request).ImageBlock),
        ["GetSerialConsoleAccessStatus"] = request => Answer("serialConsoleAccessEnabled", Of(request).SerialConsole),
        ["GetInstanceMetadataDefaults"] = request => new XElement("answer", new XElement("accountLevel",
            Ec2Xml.Text("httpTokens", Of(request).HttpTokens), Ec2Xml.Text("httpEndpoint", Of(request).HttpEndpoint), Ec2Xml.Text("httpPutResponseHopLimit", Of(request).HopLimit))),
        ["DescribeVpcBlockPublicAccessOptions"] = VpcBlock,
        ["DescribeVpcBlockPublicAccessExclusions"] = DescribeExclusions,
    };

    public IReadOnlyDictionary<string, Func<Ec2Request, (XElement, Recorded)>> Writes { get; } = new Dictionary<string, Func<Ec2Request, (XElement, Recorded)>>
    {
        ["EnableEbsEncryptionByDefault"] = request => Set(request, settings => settings with { EncryptsByDefault = true }, "ebsEncryptionByDefault", true),
        ["DisableEbsEncryptionByDefault"] = request => Set(request, settings => settings with { EncryptsByDefault = false }, "ebsEncryptionByDefault", false),
        ["EnableSnapshotBlockPublicAccess"] = request => Set(request, settings => settings with { SnapshotBlock = request.Parameters.Required("State") }, "state", request["State"]),
        ["DisableSnapshotBlockPublicAccess"] = request => Set(request, settings => settings with { SnapshotBlock = "unblocked" }, "state", "unblocked"),
        ["EnableImageBlockPublicAccess"] = request => Set(request, settings => settings with { ImageBlock = "block-new-sharing" }, "imageBlockPublicAccessState", "block-new-sharing"),
        ["DisableImageBlockPublicAccess"] = request => Set(request, settings => settings with { ImageBlock = "unblocked" }, "imageBlockPublicAccessState", "unblocked"),
        ["EnableSerialConsoleAccess"] = request => Set(request, settings => settings with { SerialConsole = true }, "serialConsoleAccessEnabled", true),
        ["DisableSerialConsoleAccess"] = request => Set(request, settings => settings with { SerialConsole = false }, "serialConsoleAccessEnabled", false),
        ["ModifyInstanceMetadataDefaults"] = request => Set(
            request,
            settings => settings with
            {
                HttpTokens = Preference(request["HttpTokens"], settings.HttpTokens), HttpEndpoint = Preference(request["HttpEndpoint"], settings.HttpEndpoint),
                HopLimit = request.Parameters.Number("HttpPutResponseHopLimit") is { } limit ? limit < 0 ? null : limit : settings.HopLimit,
            },
            "return", true),
        ["ModifyVpcBlockPublicAccessOptions"] = ModifyVpcBlock,
        ["CreateVpcBlockPublicAccessExclusion"] = CreateExclusion,
        ["DeleteVpcBlockPublicAccessExclusion"] = DeleteExclusion,
    };

    private static Ec2RegionSettings Of(Ec2Request request) => request.Place.Settings(request.Moment);

    private static XElement Answer(string name, object? value) => new("answer", Ec2Xml.Text(name, value));

    private static string? Preference(string? asked, string? known) => asked switch { null => known, "no-preference" => null, _ => asked };

    private static (XElement, Recorded) Set(Ec2Request request, Func<Ec2RegionSettings, Ec2RegionSettings> change, string name, object? value)
    {
        request.Place.Put(change(Of(request)));
        return request.Wrapped(Subject(request), Answer(name, value));
    }

    private static string Subject(Ec2Request request) => $"{request.AccountId} {request.Place.Region} settings";

    private static XElement VpcBlock(Ec2Request request) => new("answer", new XElement("vpcBlockPublicAccessOptions",
        Ec2Xml.Text("awsAccountId", request.AccountId), Ec2Xml.Text("awsRegion", request.Place.Region), Ec2Xml.Text("state", "update-complete"),
        Ec2Xml.Text("internetGatewayBlockMode", Of(request).VpcBlock), Ec2Xml.Text("exclusionsAllowed", "allowed"), Ec2Xml.Text("managedBy", "account")));

    private static (XElement, Recorded) ModifyVpcBlock(Ec2Request request)
    {
        request.Place.Put(Of(request) with { VpcBlock = request.Parameters.Required("InternetGatewayBlockMode") });
        return request.Wrapped(Subject(request), VpcBlock(request));
    }

    private static XElement DescribeExclusions(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2Exclusion>(), "ExclusionId", 1000, ("resource-arn", one => [one.ResourceArn]));
        return new XElement("answer", Ec2Xml.Set("vpcBlockPublicAccessExclusionSet", page.Select(one => Fields(one, "create-complete"))), next);
    }

    private static IEnumerable<object?> Fields(Ec2Exclusion one, string state) =>
        [Ec2Xml.Text("exclusionId", one.Id), Ec2Xml.Text("internetGatewayExclusionMode", one.Mode), Ec2Xml.Text("resourceArn", one.ResourceArn), Ec2Xml.Text("state", state)];

    private static (XElement, Recorded) CreateExclusion(Ec2Request request)
    {
        var (word, id) = request["VpcId"] is not null ? ("vpc", request.Get<Ec2Vpc>("VpcId").Id) : ("subnet", request.Get<Ec2Subnet>("SubnetId").Id);
        var one = request.Place.Put(new Ec2Exclusion(
            request.Place.NewId("vpcbpa-exclude"), $"arn:aws:ec2:{request.Place.Region}:{request.AccountId}:{word}/{id}", request.Parameters.Required("InternetGatewayExclusionMode")));
        return request.Wrapped(one.Id, new XElement("answer", new XElement("vpcBlockPublicAccessExclusion", Fields(one, "create-in-progress"))));
    }

    private static (XElement, Recorded) DeleteExclusion(Ec2Request request)
    {
        var one = request.Get<Ec2Exclusion>("ExclusionId");
        request.Place.Remove(one.Id);
        return request.Wrapped(one.Id, new XElement("answer", new XElement("vpcBlockPublicAccessExclusion", Fields(one, "delete-in-progress"))));
    }
}
