using System.Text.Json;
using Qrie.Aws;

namespace Qrie.Policies.Documents;

public sealed class PolicyReaderTests
{
    [Theory]
    [InlineData("null", "the document is no object")]
    [InlineData("[]", "the document is no object")]
    [InlineData("{}", "the document has no Statement")]
    [InlineData("""{"Statement":[7]}""", "statement 1 is no object")]
    [InlineData("""{"Statement":{"Principal":"*","Action":"*","Resource":"*"}}""", "statement 1: Effect is no text")]
    [InlineData("""{"Statement":{"Effect":"Maybe","Principal":"*","Action":"*"}}""", "statement 1: Effect is neither Allow nor Deny")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"},{"Effect":"Allow","Action":"*"}]}""", "statement 2 has no Principal")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*"}}""", "statement 1 has no Action")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","NotPrincipal":"*","Action":"*"}}""", "statement 1 has both Principal and NotPrincipal")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","action":"*"}}""", "statement 1 has Action twice")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":{}},"Action":"*"}}""", "statement 1: Principal AWS is no text")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":null,"Action":"*"}}""", "statement 1: Principal is no text")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":["*",1]}}""", "statement 1: Action is no text")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Condition":[]}}""", "statement 1: Condition is no object")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":true}}}""", "statement 1: Condition Bool is no object")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":{"k":{}}}}}""", "statement 1: Condition k is neither text nor number nor boolean")]
    public void A_malformed_document_is_unreadable_and_says_where(string json, string expected)
    {
        var read = PolicyDocument.Read(Observed<JsonElement>.Present(JsonSerializer.Deserialize<JsonElement>(json)));
        read.Reason!.Reason.Should().Be($"MalformedPolicy, {expected}");
        read.Reason.Permission.Should().BeNull();
    }

    [Fact]
    public void What_is_absent_stays_absent_and_what_is_unreadable_keeps_its_reason()
    {
        PolicyDocument.Read(Observed<JsonElement>.Absent).IsAbsent.Should().BeTrue();
        var denied = new Unreadable("AccessDenied", "s3:GetBucketPolicy");
        PolicyDocument.Read(Observed<JsonElement>.NotReadable(denied)).Reason.Should().Be(denied);
    }

    [Fact]
    public void Everything_of_a_statement_is_read()
    {
        var document = PolicyDocument.Parse(JsonSerializer.Deserialize<JsonElement>("""
            {"Version":"2012-10-17","Id":"x","Statement":[
              {"Sid":"One","Effect":"Allow","Principal":{"AWS":["1","2"],"Service":"a.amazonaws.com"},"NotAction":"s3:*","Resource":["r1","r2"],
               "Condition":{"Bool":{"aws:SecureTransport":true},"ForAnyValue:StringLikeIfExists":{"k":["a","b"]},"NumericLessThan":{"n":1.2}}},
              {"Effect":"deny","NotPrincipal":"3","Action":["*:*"],"NotResource":"r3"}]}
            """));
        var (one, two) = (document.Statements[0], document.Statements[1]);
        one.Should().BeEquivalentTo(new { Index = 0, Sid = "One", IsAllow = true, ExceptPrincipals = false });
        one.Principals.Should().Equal(new PolicyPrincipal("AWS", "1"), new PolicyPrincipal("AWS", "2"), new PolicyPrincipal("Service", "a.amazonaws.com"));
        one.Actions.Should().BeEquivalentTo(new { Patterns = new[] { "s3:*" }, Inverted = true });
        one.Resources.Patterns.Should().Equal("r1", "r2");
        one.Conditions.Should().BeEquivalentTo(new object[]
        {
            new { Operator = "Bool", Qualifier = (string?)null, IfExists = false, Key = "aws:SecureTransport", Values = new[] { "True" } },
            new { Operator = "StringLike", Qualifier = "ForAnyValue", IfExists = true, Key = "k", Values = new[] { "a", "b" } },
            new { Operator = "NumericLessThan", Qualifier = (string?)null, IfExists = false, Key = "n", Values = new[] { "1.2" } },
        });
        two.Should().BeEquivalentTo(new { Index = 1, Sid = (string?)null, IsAllow = false, ExceptPrincipals = true });
        two.Actions.Patterns.Should().Equal("*");
        two.Resources.Inverted.Should().BeTrue();
    }
}
