namespace Qrie.Silo.Commands;

public sealed class PoliciesCommandTests
{
    private static readonly string[] FirstTierOfS3 =
    [
        "S3AccountPublicAccessBlockDisabled", "S3BucketEncryptionDisabled", "S3BucketExposed", "S3BucketInsecureTransportAllowed",
        "S3BucketLoggingDisabled", "S3BucketMfaDeleteDisabled", "S3BucketPublic", "S3BucketPublicWrite", "S3BucketVersioningDisabled",
    ];

    [Fact]
    public async Task Each_policy_is_one_line_of_json_with_all_its_fields()
    {
        var run = await CommandRun.OfAsync("policies", "--output", "json");
        run.ExitCode.Should().Be(0);
        run.Json.Select(policy => policy.GetProperty("policy_id").GetString()).Should().Contain(FirstTierOfS3);
        var policy = run.Json.Single(policy => policy.GetProperty("policy_id").GetString() == "S3BucketPublic");
        policy.EnumerateObject().Select(member => member.Name).Should().Equal(
            "policy_id", "title", "description", "service", "type", "category", "severity", "rationale", "remediation", "remediation_parts", "parts", "frameworks", "permissions");
        policy.GetProperty("remediation_parts").GetProperty("cli")[0].GetString().Should().StartWith("aws s3api put-public-access-block --bucket NAME ");
        policy.GetProperty("severity").GetInt32().Should().Be(90);
        policy.GetProperty("category").GetString().Should().Be("access_control");
        policy.GetProperty("permissions").ToString().Should().Be("""["s3:GetAccountPublicAccessBlock","s3:GetBucketPublicAccessBlock"]""");
        policy.GetProperty("frameworks")[0].ToString().Should().Be("""{"framework":"CIS AWS Foundations v5.0","control":"2.1.4"}""");
    }

    [Fact]
    public async Task The_table_has_a_line_per_policy()
    {
        var run = await CommandRun.OfAsync("policies");
        run.ExitCode.Should().Be(0);
        run.Lines[0].Should().StartWith("POLICY");
        run.Lines.Should().ContainSingle(line => line.StartsWith("S3BucketExposed ")).Which.Should().Contain("95 critical").And.Contain("CIS 2.1.4");
    }

    [Fact]
    public async Task The_permissions_are_actions_in_order_each_once()
    {
        var run = await CommandRun.OfAsync("policies", "--permissions");
        run.ExitCode.Should().Be(0);
        run.Lines.Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        run.Lines.Should().Contain(["s3:ListAllMyBuckets", "s3:GetBucketPolicyStatus", "s3:GetAccountPublicAccessBlock"]);
        run.Lines.Should().OnlyContain(line => line.Contains(":Get") || line.Contains(":List") || line.Contains(":Describe") || line.Contains(":GenerateCredentialReport"));
    }
}
