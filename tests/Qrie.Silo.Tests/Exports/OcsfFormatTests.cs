using System.Text.Json;
using Qrie.Findings;
using Qrie.Silo.Exports;

namespace Qrie.Silo.Tests.Exports;

public sealed class OcsfFormatTests
{
    private static readonly OcsfFormat Format = new(Rows.Policies);
    private static readonly JsonSchema Schema = JsonSchema.Read("ocsf-compliance-finding-1.8.0.json");

    [Fact]
    public void Every_finding_is_a_valid_compliance_finding() =>
        Rows.Lines(Format, Rows.Variety()).SelectMany(line => Schema.Errors(line)).Should().BeEmpty();

    [Theory]
    [InlineData("""{"severity_id":7}""")]
    [InlineData("""{"class_uid":2001}""")]
    [InlineData("""{"compliance":{"state":"x"}}""")]
    [InlineData("""{"metadata":{"version":"1.8.0"}}""")]
    [InlineData("""{"time":"2026"}""")]
    public void The_schema_refuses_what_is_wrong(string altered)
    {
        var finding = System.Text.Json.Nodes.JsonNode.Parse(Rows.Text(Format, Rows.Row()))!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(altered)!.AsObject())
        {
            finding[name] = value!.DeepClone();
        }

        Schema.Errors(JsonSerializer.SerializeToElement(finding)).Should().NotBeEmpty();
    }

    [Fact]
    public void An_open_finding_fails_and_says_who_did_it()
    {
        var line = Rows.Lines(Format, Rows.Row())[0];

        line.GetProperty("type_uid").GetInt32().Should().Be(200301);
        line.GetProperty("severity").GetString().Should().Be("Critical");
        line.GetProperty("time").GetInt64().Should().Be(Rows.At.ToUnixTimeMilliseconds());
        line.GetProperty("compliance").GetProperty("status_id").GetInt32().Should().Be(3);
        var evidence = line.GetProperty("evidences")[0];
        evidence.GetProperty("api").GetProperty("operation").GetString().Should().Be("PutBucketPolicy");
        evidence.GetProperty("src_endpoint").GetProperty("ip").GetString().Should().Be("192.0.2.7");
        evidence.GetProperty("data").GetProperty("statement").GetProperty("Principal").GetString().Should().Be("*");
    }

    [Theory]
    [InlineData(ResolvedReason.Compliant, 1, 4)]
    [InlineData(ResolvedReason.ResourceDeleted, 99, 4)]
    [InlineData(ResolvedReason.Exception, 99, 3)]
    public void A_resolved_finding_is_closed_and_passes_only_when_it_complies(ResolvedReason reason, int compliance, int status)
    {
        var line = Rows.Lines(Format, Rows.Row(resolved: reason))[0];

        line.GetProperty("activity_id").GetInt32().Should().Be(3);
        line.GetProperty("type_uid").GetInt32().Should().Be(200303);
        line.GetProperty("status_id").GetInt32().Should().Be(status);
        line.GetProperty("compliance").GetProperty("status_id").GetInt32().Should().Be(compliance);
    }
}
