using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Qrie.Simulator;

namespace Qrie.Aws.Protocol;

public sealed class QueryClientTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_comes_back_without_its_namespace()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        using var client = Sts(simulator.Url);

        var result = await client.CallAsync("GetCallerIdentity", [], Cancel);

        result.Name.ToString().Should().Be("GetCallerIdentityResult");
        result.Element("Arn")!.Value.Should().Be("arn:aws:iam::000000000000:user/qrie");
    }

    [Fact]
    public async Task What_a_parameter_holds_arrives_as_it_is()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        using var client = Sts(simulator.Url);
        var account = simulator.Organization.Accounts[0];

        var result = await client.CallAsync(
            "AssumeRole", [("RoleArn", account.RoleArn), ("RoleSessionName", "a+b=c@d,e"), ("ExternalId", account.ExternalId)], Cancel);

        result.Element("AssumedRoleUser")!.Element("Arn")!.Value.Should().EndWith("/a+b=c@d,e");
    }

    [Fact]
    public async Task A_refusal_has_the_services_own_code()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        using var client = Sts(simulator.Url);

        var call = () => client.CallAsync("NoSuchOperation", [], Cancel);

        (await call.Should().ThrowAsync<AmazonServiceException>()).Which.ErrorCode.Should().Be("InvalidAction");
    }

    [Fact]
    public void Lists_are_numbered_from_one()
    {
        QueryClient.List("Names", ["a", "b"]).Should().Equal(("Names.member.1", "a"), ("Names.member.2", "b"));
        QueryClient.List("Filters", ["x"], "Filter").Should().Equal(("Filters.Filter.1", "x"));
    }

    [Theory]
    [InlineData("eu-west-1", "https://sts.eu-west-1.amazonaws.com")]
    [InlineData("cn-north-1", "https://sts.cn-north-1.amazonaws.com.cn")]
    public void Without_an_endpoint_of_its_own_a_service_is_where_AWS_has_it(string region, string url)
    {
        var config = new AwsClientConfiguration(Options.Create(new AwsOptions())).Apply(new AwsProtocolConfig("STS", "sts", "sts"), "sts", region);

        config.Determine().URL.Should().Be(url);
    }

    private static QueryClient Sts(string url)
    {
        var configuration = new AwsClientConfiguration(Options.Create(new AwsOptions { EndpointUrl = url }));
        return new QueryClient(
            new AwsClientParameters(new BasicAWSCredentials("AKIAQRIE", "simulated"), configuration, "us-east-1", null),
            configuration.Apply(new AwsProtocolConfig("STS", "sts", "sts"), "sts", "us-east-1"),
            "2011-06-15");
    }
}
