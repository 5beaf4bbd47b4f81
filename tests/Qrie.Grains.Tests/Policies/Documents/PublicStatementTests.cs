using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qrie.Policies.Documents;

public sealed class PublicStatementTests
{
    private const string Resource = "arn:aws:s3:::b/*";

    [Theory]
    [InlineData("""{"Principal":"*"}""", true)]
    [InlineData("""{"Principal":["*"]}""", true)]
    [InlineData("""{"Principal":{"AWS":"*"}}""", true)]
    [InlineData("""{"principal":{"aws":"*"}}""", true)]
    [InlineData("""{"Principal":{"AWS":["123456789012","*"]}}""", true)]
    [InlineData("""{"Principal":{"AWS":"arn:aws:iam::*:root"}}""", true)]
    [InlineData("""{"Principal":{"AWS":"arn:aws:iam::12345678901?:role/r"}}""", true)]
    [InlineData("""{"Principal":{"AWS":"1234*"}}""", true)]
    [InlineData("""{"NotPrincipal":{"AWS":"arn:aws:iam::123456789012:root"}}""", true)]
    [InlineData("""{"Principal":{"AWS":"123456789012"}}""", false)]
    [InlineData("""{"Principal":{"AWS":"arn:aws:iam::123456789012:root"}}""", false)]
    [InlineData("""{"Principal":{"AWS":"arn:aws:iam::123456789012:role/*"}}""", false)]
    [InlineData("""{"Principal":{"Service":"logging.s3.amazonaws.com"}}""", false)]
    [InlineData("""{"Principal":{"CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}}""", false)]
    public void An_allow_is_public_by_its_principal(string principal, bool expected) =>
        IsPublic(Allow(principal)).Should().Be(expected);

    [Theory]
    [InlineData("StringEquals", "aws:PrincipalOrgID", "\"o-abc1234567\"")]
    [InlineData("stringequals", "AWS:principalorgid", "\"o-abc1234567\"")]
    [InlineData("StringEquals", "aws:PrincipalAccount", "[\"123456789012\",\"210987654321\"]")]
    [InlineData("StringLike", "aws:PrincipalOrgPaths", "\"o-abc1234567/r-ab12/*\"")]
    [InlineData("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "\"o-abc1234567/r-ab12/*\"")]
    [InlineData("ForAnyValue:StringEquals", "aws:SourceOrgPaths", "\"o-abc1234567/r-ab12/\"")]
    [InlineData("ArnLike", "aws:PrincipalArn", "\"arn:aws:iam::123456789012:role/*\"")]
    [InlineData("ArnEquals", "aws:SourceArn", "\"arn:aws:sns:us-east-1:123456789012:topic\"")]
    [InlineData("ArnLike", "aws:SourceArn", "\"arn:aws:s3:::bucket\"")]
    [InlineData("StringLike", "aws:userid", "\"AROAEXAMPLEEXAMPLE01:*\"")]
    [InlineData("StringEquals", "aws:SourceAccount", "\"123456789012\"")]
    [InlineData("StringEquals", "aws:SourceOwner", "\"123456789012\"")]
    [InlineData("StringEquals", "aws:SourceOrgID", "\"o-abc1234567\"")]
    [InlineData("StringEquals", "aws:SourceVpc", "\"vpc-1a2b3c4d\"")]
    [InlineData("StringEquals", "aws:SourceVpce", "\"vpce-1a2b3c4d\"")]
    [InlineData("IpAddress", "aws:SourceIp", "[\"203.0.113.0/24\",\"198.51.100.7\"]")]
    [InlineData("IpAddress", "aws:SourceIp", "\"11.0.0.0/8\"")]
    [InlineData("IpAddress", "aws:SourceIp", "\"2001:db8::/32\"")]
    [InlineData("IpAddress", "aws:SourceIp", "\"fd00::/8\"")]
    [InlineData("StringEquals", "kms:CallerAccount", "\"123456789012\"")]
    [InlineData("StringEquals", "s3:DataAccessPointAccount", "\"123456789012\"")]
    public void A_positive_test_of_a_fixed_value_narrows(string operation, string key, string values) =>
        IsPublic(Allow("""{"Principal":"*"}""", Condition(operation, key, values))).Should().BeFalse();

    [Theory]
    [InlineData("StringEqualsIfExists", "aws:PrincipalOrgID", "\"o-abc1234567\"")]
    [InlineData("ForAllValues:StringEquals", "aws:PrincipalOrgPaths", "\"o-abc1234567/r-ab12/\"")]
    [InlineData("StringNotEquals", "aws:PrincipalOrgID", "\"o-abc1234567\"")]
    [InlineData("NotIpAddress", "aws:SourceIp", "\"203.0.113.0/24\"")]
    [InlineData("Null", "aws:PrincipalOrgID", "false")]
    [InlineData("StringLike", "aws:PrincipalOrgID", "\"o-*\"")]
    [InlineData("StringLike", "aws:PrincipalOrgPaths", "\"*/r-ab12/*\"")]
    [InlineData("StringLike", "aws:PrincipalAccount", "\"12345678901?\"")]
    [InlineData("StringEquals", "aws:PrincipalAccount", "[\"123456789012\",\"*\"]")]
    [InlineData("StringEquals", "aws:PrincipalAccount", "\"${aws:PrincipalTag/account}\"")]
    [InlineData("StringEquals", "aws:PrincipalAccount", "[]")]
    [InlineData("ArnLike", "aws:PrincipalArn", "\"arn:aws:iam::*:role/admin\"")]
    [InlineData("ArnLike", "aws:PrincipalArn", "\"*\"")]
    [InlineData("StringLike", "aws:PrincipalArn", "\"arn:aws:iam::*\"")]
    [InlineData("ArnLike", "aws:SourceArn", "\"arn:aws:s3:::*\"")]
    [InlineData("ArnLike", "aws:SourceArn", "\"arn:aws:s3:::bucket*\"")]
    [InlineData("ArnLike", "aws:SourceArn", "\"arn:aws:apigateway:us-east-1::/restapis/a\"")]
    [InlineData("StringLike", "aws:userid", "\"*:session\"")]
    [InlineData("IpAddress", "aws:SourceIp", "\"0.0.0.0/0\"")]
    [InlineData("IpAddress", "aws:SourceIp", "[\"0.0.0.0/1\",\"128.0.0.0/1\"]")]
    [InlineData("IpAddress", "aws:SourceIp", "\"10.0.0.0/7\"")]
    [InlineData("IpAddress", "aws:SourceIp", "\"::/0\"")]
    [InlineData("IpAddress", "aws:SourceIp", "\"2001::/16\"")]
    [InlineData("IpAddress", "aws:SourceIp", "\"10.1\"")]
    [InlineData("Bool", "aws:SecureTransport", "true")]
    [InlineData("StringLike", "aws:Referer", "\"https://example.com/page\"")]
    [InlineData("StringEquals", "aws:UserAgent", "\"secret\"")]
    [InlineData("Bool", "aws:MultiFactorAuthPresent", "\"true\"")]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "\"a\"")]
    [InlineData("StringEquals", "kms:ViaService", "\"s3.us-east-1.amazonaws.com\"")]
    [InlineData("StringEquals", "sns:Endpoint", "\"https://example.com\"")]
    public void Everything_else_narrows_nothing(string operation, string key, string values) =>
        IsPublic(Allow("""{"Principal":"*"}""", Condition(operation, key, values))).Should().BeTrue();

    [Fact]
    public void One_narrowing_condition_among_others_is_enough() =>
        IsPublic(Allow("""{"Principal":"*"}""", """{"Bool":{"aws:SecureTransport":true},"StringEquals":{"aws:SourceVpc":"vpc-1","aws:Referer":"x"}}"""))
            .Should().BeFalse();

    [Theory]
    [InlineData("\"sns:Subscribe\"", false)]
    [InlineData("[\"SNS:subscribe\"]", false)]
    [InlineData("[\"sns:Subscribe\",\"sns:Publish\"]", true)]
    [InlineData("\"sns:*\"", true)]
    public void An_endpoint_narrows_subscribing_alone(string action, bool expected) => IsPublic($$$"""
        {"Effect":"Allow","Principal":"*","Action":{{{action}}},"Resource":"*","Condition":{"StringEquals":{"sns:Endpoint":"https://example.com"} } }
        """).Should().Be(expected);

    [Theory]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*"}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":{"AWS":["*"]},"Action":["S3:GET*"],"Resource":["arn:aws:s3:::b","arn:aws:s3:::b*"]}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":"*","NotAction":"s3:PutObject","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","NotResource":"arn:aws:s3:::other/*"}""", false)]
    [InlineData("""{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-abc"}}}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-abc"}}}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-abc","aws:SourceVpc":"vpc-1"}}}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":{"AWS":"123456789012"},"Action":"*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":{"Service":"*"},"Action":"*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Deny","NotPrincipal":{"AWS":"*"},"Action":"*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","NotAction":"s3:Get*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"arn:aws:s3:::b"}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"arn:aws:s3:::b/private/*"}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-abc"}}}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotLike":{"aws:PrincipalOrgID":"o-*"}}}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"ForAnyValue:StringNotEquals":{"aws:PrincipalOrgPaths":"o-abc/r-1/"}}}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-abc"},"Bool":{"aws:SecureTransport":"false"}}}""", true)]
    public void A_deny_for_everybody_narrows_what_it_covers(string deny, bool expected) =>
        IsPublic(Allow("""{"Principal":"*"}"""), deny).Should().Be(expected);

    [Theory]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"*:*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":"*","NotAction":"s3:PutObject","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":"*","NotAction":"s3:GetObject","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}""", true)]
    public void What_an_inverted_allow_grants_must_be_covered_too(string deny, bool expected) =>
        IsPublic("""{"Effect":"Allow","Principal":"*","NotAction":"s3:Put*","Resource":"*"}""", deny).Should().Be(expected);

    [Fact]
    public void A_statement_need_not_be_in_a_list() =>
        PolicyDocument.Parse(Json($$"""{"Statement":{{Allow("""{"Principal":"*"}""")}}}""")).PublicStatements().Should().ContainSingle();

    [Fact]
    public void A_deny_of_writing_leaves_reading_public()
    {
        var document = Document(
            """{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*"}""",
            """{"Effect":"Deny","Principal":"*","Action":["s3:Put*","s3:Delete*"],"Resource":"arn:aws:s3:::b/*"}""");
        document.PublicStatements().Should().ContainSingle();
        document.PublicStatements(["s3:PutObject", "s3:DeleteObject"]).Should().BeEmpty();
        document.PublicStatements(["s3:PutObject", "s3:GetObject"]).Should().ContainSingle();
    }

    private static bool IsPublic(params string[] statements) => Document(statements).PublicStatements().Count > 0;

    private static PolicyDocument Document(params string[] statements) =>
        PolicyDocument.Parse(Json($$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}"""));

    private static string Allow(string principal, string? condition = null)
    {
        var statement = JsonNode.Parse(principal)!.AsObject();
        (statement["Effect"], statement["Action"], statement["Resource"]) = ("Allow", "s3:GetObject", Resource);
        if (condition is not null)
        {
            statement["Condition"] = JsonNode.Parse(condition);
        }

        return statement.ToJsonString();
    }

    private static string Condition(string operation, string key, string values) => $$$"""{"{{{operation}}}":{"{{{key}}}":{{{values}}}}}""";

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
