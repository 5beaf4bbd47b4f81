using System.Text.Json.Nodes;
using Qrie.Simulator.S3;

namespace Qrie.Simulator.Tests.S3;

public sealed class PublicPolicyTests
{
    [Theory]
    [InlineData(true, "\"*\"", null)]
    [InlineData(true, """{"AWS":"*"}""", null)]
    [InlineData(true, """{"AWS":["arn:aws:iam::123456789012:root","*"]}""", null)]
    [InlineData(false, """{"AWS":"arn:aws:iam::123456789012:root"}""", null)]
    [InlineData(false, """{"AWS":"123456789012"}""", null)]
    [InlineData(false, """{"Service":"logging.s3.amazonaws.com"}""", null)]
    [InlineData(true, "\"*\"", """{"Bool":{"aws:SecureTransport":"true"}}""")]
    [InlineData(false, "\"*\"", """{"StringEquals":{"aws:PrincipalOrgID":"o-abc"}}""")]
    [InlineData(false, "\"*\"", """{"StringEquals":{"aws:sourcevpce":"vpce-1"}}""")]
    [InlineData(false, "\"*\"", """{"Bool":{"aws:SecureTransport":"true"},"StringEquals":{"aws:SourceVpc":["vpc-1","vpc-2"]}}""")]
    [InlineData(true, "\"*\"", """{"StringLike":{"aws:SourceVpc":"vpc-*"}}""")]
    [InlineData(true, "\"*\"", """{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}""")]
    [InlineData(true, "\"*\"", """{"StringEqualsIfExists":{"aws:SourceVpc":"vpc-1"}}""")]
    [InlineData(true, "\"*\"", """{"StringEquals":{"aws:Referer":"https://example.com"}}""")]
    [InlineData(false, "\"*\"", """{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","198.51.100.7"]}}""")]
    [InlineData(true, "\"*\"", """{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""")]
    [InlineData(true, "\"*\"", """{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","0.0.0.0/1"]}}""")]
    [InlineData(true, "\"*\"", """{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""")]
    [InlineData(true, "\"*\"", """{"ArnLike":{"aws:SourceArn":"arn:aws:s3:*:*:*"}}""")]
    [InlineData(false, "\"*\"", """{"StringLike":{"s3:DataAccessPointArn":"arn:aws:s3:us-east-1:123456789012:accesspoint/*"}}""")]
    [InlineData(true, "\"*\"", """{"StringLike":{"s3:DataAccessPointArn":"arn:aws:s3:us-east-1:*:accesspoint/*"}}""")]
    public void A_policy_is_public_unless_it_is_bound_to_fixed_values(bool isPublic, string principal, string? condition)
    {
        var statement = new JsonObject { ["Effect"] = "Allow", ["Principal"] = JsonNode.Parse(principal), ["Action"] = "s3:GetObject" };
        if (condition is not null)
        {
            statement["Condition"] = JsonNode.Parse(condition);
        }

        PublicPolicy.IsPublic(statement).Should().Be(isPublic);
    }

    [Fact]
    public void A_denial_is_not_public() =>
        PublicPolicy.IsPublic(new JsonObject { ["Effect"] = "Deny", ["Principal"] = "*", ["Action"] = "s3:*" }).Should().BeFalse();

    [Fact]
    public void Everybody_but_somebody_is_public() =>
        PublicPolicy.IsPublic(new JsonObject { ["Effect"] = "Allow", ["NotPrincipal"] = new JsonObject { ["AWS"] = "123456789012" } }).Should().BeTrue();
}
