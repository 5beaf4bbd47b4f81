using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qrie.Aws.S3;
using Qrie.Policies.S3;

namespace Qrie.Aws;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void A_configuration_is_written_in_snake_case_with_members_in_order_and_no_space()
    {
        var json = CanonicalJson.Write(Bucket.Open with { Logging = Bucket.Is(new S3Logging("logs", "a/")) }, typeof(S3BucketConfiguration));
        json.Should().Be(
            """{"account_public_access_block":null,"acl":{"grants":[{"grantee":"owner","permission":"FULL_CONTROL"}],"owner":"owner"},"created_at":null,"encryption":null,"lifecycle":null,"logging":{"target_bucket":"logs","target_prefix":"a/"},"name":"b","ownership":null,"policy":null,"policy_status":null,"public_access_block":null,"region":null,"tags":null,"versioning":{"mfa_delete":null,"status":null}}""");
    }

    [Theory]
    [InlineData("""{"b":1, "a":{"d":[{"z":1,"y":2}],"c":null}}""", """{"a":{"c":null,"d":[{"y":2,"z":1}]},"b":1}""")]
    [InlineData("""{"b":1,"B":2,"_":3}""", """{"B":2,"_":3,"b":1}""")]
    [InlineData(""" "\u0041<\/" """, "\"A</\"")]
    [InlineData("null", "null")]
    public void A_document_from_outside_is_put_in_order(string json, string expected) => Text(json).Should().Be(expected);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""[{"a":1,"a":2}]""")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\ud800\":1}")]
    public void What_has_no_one_meaning_is_refused(string json) =>
        ((Action)(() => CanonicalJson.Normalize(json))).Should().Throw<JsonException>();

    [Fact]
    public void Deep_nesting_is_refused() =>
        ((Action)(() => CanonicalJson.Normalize(new string('[', 65) + new string(']', 65)))).Should().Throw<JsonException>();

    [Property(MaxTest = 500)]
    public Property Twice_in_order_is_once_in_order() => Prop.ForAll(RandomJson.Objects, json => Text(Text(json)) == Text(json));

    [Property(MaxTest = 500)]
    public Property The_order_of_members_makes_no_difference() => Prop.ForAll(RandomJson.Objects, json =>
        Text(Reversed(JsonNode.Parse(json))!.ToJsonString()) == Text(json));

    [Property(MaxTest = 500)]
    public Property The_meaning_stays() => Prop.ForAll(RandomJson.Objects, json => JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(Text(json))));

    private static string Text(string json) => CanonicalJson.Normalize(json).GetRawText();

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => node?.DeepClone(),
    };
}
