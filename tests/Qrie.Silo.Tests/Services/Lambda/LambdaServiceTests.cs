using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Qrie.Resources;
using static Qrie.Silo.Tests.Services.Lambda.LambdaAdministrator;

namespace Qrie.Silo.Tests.Services.Lambda;

/// <summary>Lambda from the event to the finding. Each test has an account of its own.</summary>
public sealed class LambdaServiceTests(QrieFixture fixture) : IClassFixture<QrieFixture>
{
    private const string UrlPermission = """{"StatementId":"url","Principal":"*","Action":"lambda:InvokeFunctionUrl","FunctionUrlAuthType":"NONE"}""";

    private readonly QrieHost qrie = fixture.Host;
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_function_is_made_opened_closed_and_deleted()
    {
        var (lambda, arn) = Lambda(0, "f");
        await lambda.CallAsync("POST", Functions, """{"FunctionName":"f","Runtime":"python3.8","Role":"r","Handler":"h","Tags":{"team":"pay"},"Environment":{"Variables":{"DB_PASSWORD":"correct-horse"}}}""", ct);
        await qrie.ShouldBeActiveAsync(arn, "LambdaRuntimeDeprecated", "CreateFunction20150331");
        await qrie.ShouldBeActiveAsync(arn, "LambdaEnvironmentSecrets", "CreateFunction20150331");
        var resource = await qrie.ResourceAsync(arn);
        resource.Unreadable.Should().BeEmpty();
        resource.Tags.Should().Contain("team", "pay");
        resource.Configuration.Should().Contain("DB_PASSWORD").And.NotContain("correct-horse");

        await lambda.CallAsync("POST", $"{Functions}/f/policy", """{"StatementId":"all","Principal":"*","Action":"lambda:InvokeFunction"}""", ct);
        await qrie.ShouldBeActiveAsync(arn, "LambdaFunctionPublic", "AddPermission20150331v2");
        await lambda.CallAsync("DELETE", $"{Functions}/f/policy/all", "", ct);
        await lambda.CallAsync("PUT", $"{Functions}/f/configuration", """{"Runtime":"python3.14","Environment":{"Variables":{}}}""", ct);
        await qrie.ShouldBeResolvedAsync(arn, "LambdaFunctionPublic");
        await qrie.ShouldBeResolvedAsync(arn, "LambdaRuntimeDeprecated");
        await qrie.ShouldBeResolvedAsync(arn, "LambdaEnvironmentSecrets");

        await lambda.CallAsync("DELETE", $"{Functions}/f", "", ct);
        await qrie.ShouldBeTombstoneAsync(arn);
    }

    [Fact]
    public async Task A_URL_is_public_when_both_it_and_the_policy_that_applies_to_it_are()
    {
        var (lambda, arn) = Lambda(1, "u");
        await lambda.CallAsync("POST", Functions, """{"FunctionName":"u","Runtime":"python3.14","Role":"r","Handler":"h"}""", ct);
        await lambda.CallAsync("POST", "/2021-10-31/functions/u/url", """{"AuthType":"NONE"}""", ct);
        (await qrie.FindingAsync(arn, "LambdaFunctionUrlPublic")).Should().BeNull();
        await lambda.CallAsync("POST", $"{Functions}/u/policy", UrlPermission, ct);
        await qrie.ShouldBeActiveAsync(arn, "LambdaFunctionUrlPublic", "AddPermission20150331v2");
        await lambda.CallAsync("PUT", "/2021-10-31/functions/u/url", """{"AuthType":"AWS_IAM"}""", ct);
        await qrie.ShouldBeResolvedAsync(arn, "LambdaFunctionUrlPublic");

        await lambda.CallAsync("POST", $"{Functions}/u/aliases", """{"Name":"live","FunctionVersion":"1"}""", ct);
        await lambda.CallAsync("POST", "/2021-10-31/functions/u/url", """{"AuthType":"NONE"}""", ct, "live");
        await qrie.SettleAsync(ct);
        await lambda.CallAsync("POST", $"{Functions}/u/policy", UrlPermission, ct, "live");
        (await qrie.ShouldBeActiveAsync(arn, "LambdaFunctionUrlPublic", "AddPermission20150331v2")).Evidence.Should().Contain("live");
    }

    [Fact]
    public async Task A_permission_that_is_missing_makes_the_policy_unknown()
    {
        var (lambda, arn) = Lambda(2, "p");
        qrie.Simulator.Organization.Faults.Deny(qrie.Simulator.Organization.Accounts[2].Id, "lambda:GetPolicy");
        await lambda.CallAsync("POST", Functions, """{"FunctionName":"p","Runtime":"python3.14","Role":"r","Handler":"h"}""", ct);
        await lambda.CallAsync("POST", $"{Functions}/p/policy", """{"StatementId":"all","Principal":"*","Action":"lambda:InvokeFunction"}""", ct);
        await qrie.ShouldBeUnknownAsync(arn, "LambdaFunctionPublic", "policy", "lambda:GetPolicy");
        (await qrie.ResourceAsync(arn)).Status.Should().Be(ResourceStatus.Present);
    }

    [Fact]
    public async Task A_function_in_the_subnets_of_one_zone_depends_on_it()
    {
        var (lambda, arn) = Lambda(3, "v");
        using var ec2 = new AmazonEC2Client(
            new BasicAWSCredentials($"account:{qrie.Simulator.Organization.Accounts[3].Id}", "simulated"),
            new AmazonEC2Config { ServiceURL = qrie.Simulator.Url, AuthenticationRegion = "eu-west-1" });
        var vpc = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, ct)).Vpc.VpcId;
        var subnets = new List<string>();
        foreach (var (zone, cidr) in new[] { ("eu-west-1a", "10.0.0.0/24"), ("eu-west-1b", "10.0.1.0/24") })
        {
            subnets.Add($"\"{(await ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = cidr, AvailabilityZone = zone }, ct)).Subnet.SubnetId}\"");
        }

        await lambda.CallAsync("POST", Functions, $$$"""{"FunctionName":"v","Runtime":"python3.14","Role":"r","Handler":"h","VpcConfig":{"SubnetIds":[{{{subnets[0]}}}]}}""", ct);
        await qrie.ShouldBeActiveAsync(arn, "LambdaVpcSingleAz", "CreateFunction20150331");
        await lambda.CallAsync("PUT", $"{Functions}/v/configuration", $$$"""{"VpcConfig":{"SubnetIds":[{{{string.Join(',', subnets)}}}]}}""", ct);
        await qrie.ShouldBeResolvedAsync(arn, "LambdaVpcSingleAz");
    }

    private (LambdaAdministrator Lambda, string Arn) Lambda(int account, string name)
    {
        var owner = qrie.Simulator.Organization.Accounts[account];
        return (new LambdaAdministrator(qrie.Simulator, owner, "eu-west-1"), $"arn:aws:lambda:eu-west-1:{owner.Id}:function:{name}");
    }
}
