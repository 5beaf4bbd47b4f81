using System.Text.Json;
using static Qrie.Policies.S3.Bucket;

namespace Qrie.Policies.S3;

public sealed class S3BucketInsecureTransportAllowedTests
{
    private const string Both = """["arn:aws:s3:::b","arn:aws:s3:::b/*"]""";
    private const string Http = """{"Bool":{"aws:SecureTransport":"false"}}""";

    private static readonly S3BucketInsecureTransportAllowed Policy = new();

    [Fact]
    public void A_bucket_without_a_policy_violates() => Policy.Judge(Open).ShouldBeViolation();

    [Theory]
    [InlineData("Deny", "\"*\"", "\"s3:*\"", Both, Http, true)]
    [InlineData("Deny", "{\"AWS\":\"*\"}", "\"*\"", "\"*\"", Http, true)]
    [InlineData("Deny", "\"*\"", "[\"S3:*\"]", "\"arn:aws:s3:::b*\"", """{"bool":{"AWS:securetransport":[false]}}""", true)]
    [InlineData("Deny", "\"*\"", "\"s3:*\"", Both, """{"BoolIfExists":{"aws:SecureTransport":"false"}}""", true)]
    [InlineData("Deny", "\"*\"", "\"s3:*\"", Both, """{"NumericLessThan":{"s3:TlsVersion":"1.2"}}""", true)]
    [InlineData("Deny", "\"*\"", "\"s3:*\"", Both, """{"NumericLessThan":{"s3:TlsVersion":1.2}}""", true)]
    [InlineData("Allow", "\"*\"", "\"s3:*\"", Both, """{"Bool":{"aws:SecureTransport":"true"}}""", false)]
    [InlineData("Deny", "{\"AWS\":\"123456789012\"}", "\"s3:*\"", Both, Http, false)]
    [InlineData("Deny", "\"*\"", "\"s3:GetObject\"", Both, Http, false)]
    [InlineData("Deny", "\"*\"", "\"s3:*\"", "\"arn:aws:s3:::b/*\"", Http, false)]
    [InlineData("Deny", "\"*\"", "\"s3:*\"", "\"arn:aws:s3:::b\"", Http, false)]
    [InlineData("Deny", "\"*\"", "\"s3:*\"", """["arn:aws:s3:::other","arn:aws:s3:::other/*"]""", Http, false)]
    [InlineData("Deny", "\"*\"", "\"s3:*\"", Both, """{"Bool":{"aws:SecureTransport":"true"}}""", false)]
    [InlineData("Deny", "\"*\"", "\"s3:*\"", Both, """{"Bool":{"aws:SecureTransport":"false"},"StringEquals":{"aws:SourceVpc":"vpc-1"}}""", false)]
    [InlineData("Deny", "\"*\"", "\"s3:*\"", Both, """{"NumericGreaterThan":{"s3:TlsVersion":"1.2"}}""", false)]
    public void A_deny_of_plain_http_for_everybody_and_everything_complies(
        string effect, string principal, string action, string resource, string condition, bool expected)
    {
        var verdict = Policy.Judge(Open with
        {
            Policy = Bucket.Policy($$"""{"Effect":"{{effect}}","Principal":{{principal}},"Action":{{action}},"Resource":{{resource}},"Condition":{{condition}}}"""),
        });
        (verdict is Verdict.Compliant).Should().Be(expected);
        (verdict is Verdict.Violation).Should().Be(!expected);
    }

    [Fact]
    public void Bucket_and_objects_may_be_denied_by_a_statement_each() => Policy.Judge(Open with
    {
        Policy = Bucket.Policy(
            $$"""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b","Condition":{{Http}}}""",
            $$"""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*","Condition":{{Http}}}"""),
    }).ShouldBeCompliant();

    [Fact]
    public void The_bucket_is_looked_for_in_its_own_partition() => Policy.Evaluate(
        Open with
        {
            Policy = Bucket.Policy($$"""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws-cn:s3:::b","arn:aws-cn:s3:::b/*"],"Condition":{{Http}}}"""),
        },
        Context with { Arn = "arn:aws-cn:s3:::b" }).ShouldBeCompliant();

    [Fact]
    public void A_policy_that_cannot_be_read_is_unknown()
    {
        Policy.Judge(Open with { Policy = Denied<JsonElement>("s3:GetBucketPolicy") }).ShouldBeUnknown("policy: AccessDenied (needs s3:GetBucketPolicy)");
        Policy.Judge(Open with { Policy = Bucket.Policy("{}") }).ShouldBeUnknown("policy: MalformedPolicy, statement 1: Effect is no text");
    }

    [Fact]
    public void A_directory_bucket_is_left_out() => Policy.Judge(OfDirectories).ShouldBeNotApplicable();
}
