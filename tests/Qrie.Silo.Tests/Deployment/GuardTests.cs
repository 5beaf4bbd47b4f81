using System.Text.Json.Nodes;

namespace Qrie.Silo.Tests.Deployment;

public sealed class GuardTests
{
    /// <summary>Parameters without a default, as somebody would give them; the topic is there because without it nobody hears an alarm.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["VpcId"] = "vpc-0a1b2c3d4e5f60718",
        ["VpcCidr"] = "10.0.0.0/16",
        ["PrivateSubnets"] = "subnet-0a1b2c3d4e5f60718,subnet-1a1b2c3d4e5f60718",
        ["LoadBalancerSubnets"] = "subnet-2a1b2c3d4e5f60718,subnet-3a1b2c3d4e5f60718",
        ["ClientCidr"] = "10.0.0.0/8",
        ["CertificateArn"] = "arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012",
        ["HostName"] = "qrie.example.com",
        ["Image"] = $"111122223333.dkr.ecr.eu-west-1.amazonaws.com/qrie@sha256:{new string('a', 64)}",
        ["OrganizationId"] = "o-abcdefghij",
        ["FirstAccountId"] = "444455556666",
        ["FirstAccountRegion"] = "eu-west-1",
        ["ExternalIdSecretArn"] = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:external-id",
        ["OidcAuthority"] = "https://login.example.com",
        ["OidcClientId"] = "qrie",
        ["OidcClientSecretArn"] = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:client",
        ["AlarmTopicArn"] = "arn:aws:sns:eu-west-1:111122223333:alarms",
        ["AccessLogsBucket"] = "logs-111122223333",
        ["QrieRoleArn"] = "arn:aws:iam::111122223333:role/QrieTask",
        ["ExternalId"] = "0123456789abcdef",
        ["EventBusArn"] = "arn:aws:events:eu-west-1:111122223333:event-bus/qrie",
        ["TemplateUrl"] = "https://logs-111122223333.s3.amazonaws.com/onboarding.yaml",
        ["OrganizationalUnits"] = "r-abcd",
        ["Regions"] = "us-east-1,eu-west-1",
    };

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

    private static JsonObject Resolved(string file) => new TemplateValues(Template.Read(file), Values).Resolve();
}
