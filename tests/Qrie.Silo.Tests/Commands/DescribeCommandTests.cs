using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Qrie.Simulator;

namespace Qrie.Silo.Commands;

public sealed class DescribeCommandTests : IAsyncLifetime
{
    private SimulatorHost simulator = null!;

    private SimulatedAccount Account => simulator.Organization.Accounts[0];

    public async ValueTask InitializeAsync()
    {
        // Where the SDK looks for Qrie's own credentials first.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIAQRIE");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "simulated");
        simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        using var s3 = new AmazonS3Client(
            new BasicAWSCredentials($"account:{Account.Id}", "simulated"),
            new AmazonS3Config { ServiceURL = simulator.Url, AuthenticationRegion = "us-east-1", ForcePathStyle = true });
        await s3.PutBucketAsync("my-bucket");
        await s3.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = "my-bucket", VersioningConfig = new S3BucketVersioningConfig { Status = "Enabled" } });
    }

    public ValueTask DisposeAsync() => simulator.DisposeAsync();

    [Fact]
    public async Task A_bucket_is_described_by_the_role_that_is_given()
    {
        var run = await DescribeAsync("arn:aws:s3:::my-bucket", "--role-arn", Account.RoleArn, "--external-id", Account.ExternalId);
        run.Error.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        var configuration = run.Json.Should().ContainSingle().Subject;
        configuration.GetProperty("name").GetString().Should().Be("my-bucket");
        configuration.GetProperty("versioning").GetProperty("status").GetString().Should().Be("Enabled");
        configuration.EnumerateObject().Select(member => member.Name).Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_configured_account_brings_its_role_and_external_id()
    {
        var run = await DescribeAsync("arn:aws:s3:::my-bucket", $"--Qrie:Accounts:0:AccountId={Account.Id}", $"--Qrie:Accounts:0:ExternalId={Account.ExternalId}");
        run.ExitCode.Should().Be(0, run.Error);
        run.Json[0].GetProperty("name").GetString().Should().Be("my-bucket");
    }

    [Fact]
    public async Task An_account_is_described_by_its_own_arn()
    {
        var run = await DescribeAsync($"arn:aws:account::{Account.Id}:account", "--external-id", Account.ExternalId);
        run.Output.Trim().Should().Be(
            $$"""{"account_id":"{{Account.Id}}","password_policy":null,"public_access_block":null,"""
            + """ "root":{"access_keys":0,"has_password":true,"mfa_enabled":true},"root_last_seen_at":null,"root_use":{"access_key_used_on":null,"password_used_on":null},"trails":[]} """.Trim());
    }

    [Fact]
    public async Task What_is_described_can_be_evaluated()
    {
        using var folder = new TemporaryFolder();
        var described = await DescribeAsync("arn:aws:s3:::my-bucket", "--account", Account.Id, "--external-id", Account.ExternalId);
        var run = await CommandRun.OfAsync("evaluate", "--type", "AWS::S3::Bucket", folder.Write("bucket.json", described.Output), "-o", "json");
        run.Json.Single(line => line.GetProperty("policy_id").GetString() == "S3BucketVersioningDisabled").GetProperty("verdict").GetString().Should().Be("compliant");
        run.Json.Should().NotContain(line => line.GetProperty("verdict").GetString() == "unknown");
    }

    [Fact]
    public async Task A_bucket_that_the_account_does_not_have_is_an_error() =>
        (await DescribeAsync("arn:aws:s3:::no-such-bucket", "--account", Account.Id, "--external-id", Account.ExternalId))
            .ShouldFailWith($"account {Account.Id} has no resource arn:aws:s3:::no-such-bucket");

    [Fact]
    public async Task A_role_that_may_not_be_assumed_is_an_error() =>
        (await DescribeAsync("arn:aws:s3:::my-bucket", "--account", Account.Id, "--external-id", "wrong")).ShouldFailWith("not authorized to perform: sts:AssumeRole");

    [Theory]
    [InlineData("my-bucket")]
    [InlineData("arn:aws:s3:::my-bucket/key")]
    [InlineData("arn:aws:dynamodb:us-east-1:123456789012:table/orders")]
    public async Task Only_arns_of_known_types_are_described(string arn) => (await DescribeAsync(arn)).ShouldFailWith($"{arn} is no ARN of a resource");

    [Fact]
    public async Task A_setting_out_of_range_is_an_error() =>
        (await DescribeAsync("arn:aws:s3:::my-bucket", "--Qrie:Aws:MaxRetries=99")).ShouldFailWith("MaxRetries");

    private Task<CommandRun> DescribeAsync(params string[] arguments) =>
        CommandRun.OfAsync(["describe", .. arguments, $"--Qrie:Aws:EndpointUrl={simulator.Url}"]);
}
