using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EC2IMDSv1EnabledTests
{
    private static readonly EC2IMDSv1Enabled Policy = new();

    [Theory]
    [InlineData("enabled", "optional")]
    [InlineData(null, "optional")]
    [InlineData("enabled", null)]
    public void Metadata_without_a_token_violates(string? endpoint, string? tokens) =>
        Policy.Judge(Exposed with { MetadataOptions = new Ec2MetadataOptions(endpoint, tokens, 2) }).ShouldBeViolation()
            .EvidenceOf().Should().Contain("\"hop_limit\":2").And.NotContain("allows");

    [Theory]
    [InlineData("enabled", "required")]
    [InlineData("disabled", "optional")]
    public void Tokens_or_no_endpoint_comply(string endpoint, string tokens) =>
        Policy.Judge(Exposed with { MetadataOptions = new Ec2MetadataOptions(endpoint, tokens, 1) }).ShouldBeCompliant();
}
