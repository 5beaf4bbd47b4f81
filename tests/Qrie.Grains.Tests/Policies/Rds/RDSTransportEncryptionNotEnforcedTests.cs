using Qrie.Aws.Rds;
using Qrie.Policies.S3;
using static Qrie.Policies.Rds.Databases;

namespace Qrie.Policies.Rds;

public sealed class RDSTransportEncryptionNotEnforcedTests
{
    private static readonly RDSTransportEncryptionNotEnforced Policy = new();

    [Theory]
    [InlineData("postgres", "rds.force_ssl", "0")]
    [InlineData("sqlserver-ex", "rds.force_ssl", "0")]
    [InlineData("mysql", "require_secure_transport", "0")]
    [InlineData("mariadb", "require_secure_transport", "OFF")]
    public void A_parameter_that_is_off_violates(string engine, string parameter, string value) =>
        Judge(engine, (parameter, value)).ShouldBeViolation().EvidenceOf().Should().Be($$$"""{"parameter":{"group":"own","name":"{{{parameter}}}","value":"{{{value}}}"}}""");

    [Theory]
    [InlineData("postgres", "rds.force_ssl", "1")]
    [InlineData("sqlserver-se", "rds.force_ssl", "1")]
    [InlineData("mysql", "require_secure_transport", "1")]
    [InlineData("mariadb", "require_secure_transport", "ON")]
    public void A_parameter_that_is_on_complies(string engine, string parameter, string value) => Judge(engine, (parameter, value)).ShouldBeCompliant();

    [Fact]
    public void A_parameter_that_the_group_lacks_violates() => Judge("postgres").ShouldBeViolation();

    [Theory]
    [InlineData("oracle-se2")]
    [InlineData("aurora-mysql")]
    [InlineData("docdb")]
    public void Other_engines_are_left_out(string engine) => Judge(engine).ShouldBeNotApplicable();

    [Fact]
    public void A_member_of_a_cluster_is_left_out() => Policy.Judge(Instance.Instance with { ClusterId = "main" }).ShouldBeNotApplicable();

    [Fact]
    public void Parameters_that_cannot_be_read_are_unknown() => Policy.Evaluate(
        Instance with { Parameters = Bucket.Denied<SortedDictionary<string, string>>("rds:DescribeDBParameters") }, Context)
        .ShouldBeUnknown("parameters: AccessDenied (needs rds:DescribeDBParameters)");

    private static Verdict Judge(string engine, params (string Name, string Value)[] values) => Policy.Evaluate(
        Instance with
        {
            Instance = Instance.Instance with { Engine = engine },
            Parameters = Bucket.Is(new SortedDictionary<string, string>(values.ToDictionary(value => value.Name, value => value.Value))),
        },
        Context);
}
