using System.Text.Json.Nodes;

namespace Qrie.Silo.Tests.Deployment;

public sealed class GuardTests
{
    public GuardTests() => Assert.SkipUnless(CfnGuard.Missing is null, CfnGuard.Missing ?? "");

    public static TheoryData<string> Files => [.. Template.Files()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_template_breaks_no_rule_of_AWS(string file)
    {
        var report = await CfnGuard.ValidateAsync(Resolved(file));

        report.Broken.Should().BeEmpty();
    }

    [Fact]
    public async Task A_template_that_lacks_something_breaks_the_rule()
    {
        var template = Resolved("qrie.yaml");
        foreach (var (resource, property) in new[] { ("Logs", "KmsKeyId"), ("Queue", "RedrivePolicy"), ("LoadBalancer", "LoadBalancerAttributes"), ("LogsKey", "EnableKeyRotation") })
        {
            template["Resources"]![resource]!["Properties"]!.AsObject().Remove(property).Should().BeTrue();
        }

        var report = await CfnGuard.ValidateAsync(template);

        report.Broken.Should().Contain(
            ["cloudwatch_log_group_encrypted_check: Logs", "sqs_dlq_check: Queue", "elbv2_logging_enabled_check: LoadBalancer", "kms_key_rotation_enabled_check: LogsKey"]);
        report.Kept.Should().Contain(["cloudwatch_log_group_retention_period_check", "elbv2_acm_certificate_required_check", "ecs_no_environment_secrets_check"]);
    }

    private static JsonObject Resolved(string file) => new TemplateValues(Template.Read(file), ParameterValues.All).Resolve();
}
