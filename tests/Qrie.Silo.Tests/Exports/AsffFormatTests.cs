using System.Text.Json;
using Qrie.Findings;
using Qrie.Silo.Exports;

namespace Qrie.Silo.Tests.Exports;

public sealed class AsffFormatTests
{
    private static readonly AsffFormat Format = new(Rows.Policies);
    private static readonly JsonSchema Schema = JsonSchema.Read("asff-2018-10-08.json");

    [Fact]
    public void Every_finding_is_within_the_limits() =>
        Rows.Lines(Format, Rows.Variety()).SelectMany(line => Schema.Errors(line)).Should().BeEmpty();

    [Fact]
    public void Fields_of_the_product_are_few_and_short()
    {
        var huge = Rows.Row(principal: new string('p', 5_000));

        var fields = Rows.Lines(Format, Rows.Variety().Append(huge)).Select(line => line.GetProperty("ProductFields").EnumerateObject().ToArray()).ToArray();

        fields.Should().OnlyContain(entries => entries.Length <= 50);
        fields.SelectMany(entries => entries).Should().OnlyContain(entry =>
            entry.Name.Length <= 128 && entry.Value.GetString()!.Length >= 1 && entry.Value.GetString()!.Length <= 2048);
    }

    [Fact]
    public void Identifiers_that_are_cut_stay_apart()
    {
        var arn = "arn:aws:s3:::" + new string('b', 600);

        var ids = Rows.Lines(Format, Rows.Row(arn: arn + "1"), Rows.Row(arn: arn + "2")).Select(line => line.GetProperty("Id").GetString()).ToArray();

        ids.Should().OnlyHaveUniqueItems().And.OnlyContain(id => id!.Length <= 512);
    }

    [Fact]
    public void A_remediation_that_is_too_long_ends_with_a_whole_command()
    {
        var text = Rows.Policies.Find("RDSClusterUnencryptedStorage")!.Remediation.Text;
        text.Length.Should().BeGreaterThan(512);

        var cut = Rows.Lines(Format, Rows.Row("RDSClusterUnencryptedStorage")).Single().GetProperty("Remediation").GetProperty("Recommendation").GetProperty("Text").GetString()!;

        cut.Length.Should().BeLessThanOrEqualTo(512);
        text.Should().StartWith(cut + '\n');
        cut.Split('\n')[^1].Should().StartWith("aws rds ");
    }

    [Theory]
    [InlineData("Do it.\naws s3api x --bucket NAME", 32, "Do it.\naws s3api x --bucket NAME")]
    [InlineData("Do it.\naws s3api x --bucket NAME", 31, "Do it.")]
    [InlineData("Do it.\naws s3api x --bucket NAME", 7, "Do it.")]
    [InlineData("Do it.\naws s3api x --bucket NAME", 6, "Do it.")]
    [InlineData("Do it.\naws s3api x --bucket NAME", 5, "Do i…")]
    [InlineData("Do it.\nIn the console: 1. Open it.", 20, "Do it.\nIn the conso…")]
    public void A_text_is_cut_before_a_command_and_never_in_it(string text, int length, string cut) => AsffText.CutBeforeCommand(text, length).Should().Be(cut);

    [Theory]
    [InlineData(0, "LOW", 1)]
    [InlineData(24, "LOW", 39)]
    [InlineData(25, "MEDIUM", 40)]
    [InlineData(49, "MEDIUM", 69)]
    [InlineData(50, "HIGH", 70)]
    [InlineData(89, "HIGH", 89)]
    [InlineData(90, "CRITICAL", 90)]
    [InlineData(100, "CRITICAL", 100)]
    public void A_severity_keeps_its_band(int severity, string label, int normalized)
    {
        var found = Rows.Lines(Format, Rows.Row(severity: severity))[0].GetProperty("Severity");

        found.GetProperty("Label").GetString().Should().Be(label);
        found.GetProperty("Normalized").GetInt32().Should().Be(normalized);
        found.GetProperty("Original").GetString().Should().Be($"{severity}");
    }

    [Theory]
    [InlineData(null, "FAILED", "NEW", "ACTIVE")]
    [InlineData(ResolvedReason.Compliant, "PASSED", "RESOLVED", "ACTIVE")]
    [InlineData(ResolvedReason.ResourceDeleted, "NOT_AVAILABLE", "RESOLVED", "ARCHIVED")]
    [InlineData(ResolvedReason.Exception, "NOT_AVAILABLE", "SUPPRESSED", "ACTIVE")]
    public void A_state_is_said_in_all_three_places(ResolvedReason? reason, string compliance, string workflow, string record)
    {
        var line = Rows.Lines(Format, Rows.Row(resolved: reason))[0];

        line.GetProperty("Compliance").GetProperty("Status").GetString().Should().Be(compliance);
        line.GetProperty("Workflow").GetProperty("Status").GetString().Should().Be(workflow);
        line.GetProperty("RecordState").GetString().Should().Be(record);
    }

    [Theory]
    [InlineData("AWS::S3::Bucket", "AwsS3Bucket")]
    [InlineData("AWS::EC2::SecurityGroup", "AwsEc2SecurityGroup")]
    [InlineData("AWS::IAM::ManagedPolicy", "AwsIamPolicy")]
    [InlineData("AWS::KMS::Key", "AwsKmsKey")]
    [InlineData("AWS::EC2::RegionSettings", "Other")]
    [InlineData("AWS::New::Thing", "Other")]
    public void A_type_has_the_name_that_security_hub_gives_it(string type, string name) => AsffText.ResourceType(type).Should().Be(name);

    [Fact]
    public void Everything_that_a_finding_must_have_is_asked_for()
    {
        foreach (var attribute in (string[])["Id", "ProductArn", "Severity", "Resources", "Title", "UpdatedAt"])
        {
            var finding = System.Text.Json.Nodes.JsonNode.Parse(Rows.Text(Format, Rows.Row()))!.AsObject();
            finding.Remove(attribute);
            Schema.Errors(JsonSerializer.SerializeToElement(finding)).Should().ContainSingle().Which.Should().Contain(attribute);
        }
    }
}
