using System.Text.Json.Nodes;

namespace Qrie.Silo.Tests.Deployment;

/// <summary>Who reaches whom in the network that the template makes. The VPC may have several ranges.</summary>
public sealed class NetworkTests
{
    private static readonly Template Qrie = Template.Read("qrie.yaml");
    private static readonly JsonObject Resources = new TemplateValues(Qrie, ParameterValues.All).Resolve()["Resources"]!.AsObject();

    [Theory]
    [InlineData("LoadBalancerGroup", "SiloGroup", 5080)]
    [InlineData("SiloGroup", "SiloGroup", 11111)]
    public void Silos_are_reached_by_their_group_whatever_subnets_they_are_in(string from, string to, int port)
    {
        Rules(from, "Egress").Should().ContainSingle(rule => IsOn(rule, port) && IsGroup(rule["DestinationSecurityGroupId"], to));
        Rules(to, "Ingress").Should().ContainSingle(rule => IsOn(rule, port) && IsGroup(rule["SourceSecurityGroupId"], from));
        Rules(from, "Egress").Where(rule => IsOn(rule, port)).Should().ContainSingle("no range is let through beside the group");
    }

    [Fact]
    public void The_collector_is_reached_where_it_is()
    {
        Rules("SiloGroup", "Egress").Where(rule => IsOn(rule, 4317)).Should().ContainSingle().Which["CidrIp"]!.ToString().Should().Be(ParameterValues.All["OtlpCidr"]);
        Template.Json(Qrie.At("Rules", "CollectorIsSomewhere", "Assertions"))!.ToJsonString().Should().Contain("!Ref OtlpCidr");
    }

    [Fact]
    public void The_range_of_the_load_balancer_says_who_is_believed_and_nothing_else() =>
        Qrie.Root.AllNodes.OfType<YamlDotNet.RepresentationModel.YamlMappingNode>()
            .Where(node => node.Children.Values.Any(value => value is YamlDotNet.RepresentationModel.YamlScalarNode { Value: "VpcCidr" }))
            .Should().ContainSingle().Which["Name"].ToString().Should().Be("Qrie__Auth__TrustedProxies__0");

    [Fact]
    public void No_group_lets_everything_out() =>
        Resources.Where(resource => resource.Value!["Type"]!.ToString() == "AWS::EC2::SecurityGroup")
            .Should().NotBeEmpty().And.OnlyContain(group => group.Value!["Properties"]!["SecurityGroupEgress"]!.AsArray().Count > 0);

    private static IEnumerable<JsonNode> Rules(string group, string direction) =>
    [
        .. Resources[group]!["Properties"]![$"SecurityGroup{direction}"] is JsonArray inside ? inside.Select(rule => rule!) : [],
        .. Resources.Select(resource => resource.Value!)
            .Where(resource => resource["Type"]!.ToString() == $"AWS::EC2::SecurityGroup{direction}" && IsGroup(resource["Properties"]!["GroupId"], group))
            .Select(resource => resource["Properties"]!),
    ];

    private static bool IsOn(JsonNode rule, int port) => int.Parse(rule["FromPort"]!.ToString(), null) <= port && port <= int.Parse(rule["ToPort"]!.ToString(), null);

    private static bool IsGroup(JsonNode? node, string name) => node?["Ref"]?.ToString() == name;
}
