namespace Qrie.Silo.Commands;

public sealed class EvaluateCommandTests : IDisposable
{
    private const string Open = """
        {"name":"b","account_public_access_block":null,"public_access_block":null,"policy":null,"policy_status":null,
         "acl":{"grants":[{"grantee":"http://acs.amazonaws.com/groups/global/AllUsers","permission":"READ"}],"owner":"o"},"ownership":null,
         "encryption":{"rules":[{"bucket_key_enabled":false,"kms_key_id":null,"sse_algorithm":"AES256"}]},
         "versioning":{"mfa_delete":null,"status":null},"logging":{"$unreadable":{"permission":"s3:GetBucketLogging","reason":"AccessDenied"}},"lifecycle":null,"tags":null}
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_policy_of_the_type_gives_a_verdict()
    {
        var run = await CommandRun.OfAsync("evaluate", "--type", "AWS::S3::Bucket", folder.Write("bucket.json", Open), "--output", "json");
        run.ExitCode.Should().Be(0);
        var verdicts = run.Json.ToDictionary(line => line.GetProperty("policy_id").GetString()!);
        verdicts.Should().HaveCount(8);
        verdicts["S3BucketEncryptionDisabled"].ToString().Should().Be(
            """{"policy_id":"S3BucketEncryptionDisabled","verdict":"compliant","message":null,"evidence":{}}""");
        verdicts["S3BucketExposed"].GetProperty("verdict").GetString().Should().Be("violation");
        verdicts["S3BucketExposed"].GetProperty("evidence").GetProperty("exposed_by").ToString().Should().Be("""["acl"]""");
        verdicts["S3BucketMfaDeleteDisabled"].GetProperty("verdict").GetString().Should().Be("not_applicable");
        verdicts["S3BucketLoggingDisabled"].ToString().Should().Be(
            """{"policy_id":"S3BucketLoggingDisabled","verdict":"unknown","message":"logging: AccessDenied (needs s3:GetBucketLogging)","evidence":{}}""");
    }

    [Fact]
    public async Task The_table_has_a_line_per_policy()
    {
        var run = await CommandRun.OfAsync("evaluate", "-t", "aws::s3::bucket", folder.Write("bucket.json", Open));
        run.ExitCode.Should().Be(0);
        run.Lines.Should().HaveCount(9).And.Contain(line => line.StartsWith("S3BucketPublic ") && line.Contains("violation"));
    }

    [Fact]
    public async Task An_unknown_type_is_refused_with_those_that_exist() =>
        (await CommandRun.OfAsync("evaluate", "--type", "AWS::S3::Buckets", folder.Write("bucket.json", Open)))
            .ShouldFailWith("there is no resource type AWS::S3::Buckets; known are AWS::Account, ");

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"name":"b","acl":{}}""")]
    [InlineData("""{"name":"b","acl":{"grants":null}}""")]
    [InlineData("""{"name":"b","policy_status":{}}""")]
    [InlineData("""{"name":"b","versioning":"Enabled"}""")]
    public async Task What_is_no_configuration_is_refused(string text) =>
        (await CommandRun.OfAsync("evaluate", "--type", "AWS::S3::Bucket", folder.Write("bucket.json", text))).ShouldFailWith("is no configuration of AWS::S3::Bucket");

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() =>
        (await CommandRun.OfAsync("evaluate", "--type", "AWS::S3::Bucket", Path.Combine(folder.Path, "missing"))).ShouldFailWith("missing cannot be read");
}
