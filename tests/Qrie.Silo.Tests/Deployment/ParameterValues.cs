namespace Qrie.Silo.Tests.Deployment;

/// <summary>What somebody gives the templates.</summary>
internal static class ParameterValues
{
    /// <summary>
    /// Parameters without a default, and those whose default leaves something out: the topic is there because without it nobody hears an alarm.
    /// </summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
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
        ["OidcScopes"] = "email groups",
        ["JwtAuthority"] = "https://tokens.example.com",
        ["JwtAudience"] = "qrie-api",
        ["OtlpEndpoint"] = "http://collector.internal:4317",
        ["OtlpCidr"] = "10.20.0.0/16",
        ["AlarmTopicArn"] = "arn:aws:sns:eu-west-1:111122223333:alarms",
        ["AccessLogsBucket"] = "logs-111122223333",
        ["QrieRoleArn"] = "arn:aws:iam::111122223333:role/QrieTask",
        ["ExternalId"] = "0123456789abcdef",
        ["EventBusArn"] = "arn:aws:events:eu-west-1:111122223333:event-bus/qrie",
        ["TemplateUrl"] = "https://logs-111122223333.s3.amazonaws.com/onboarding.yaml",
        ["OrganizationalUnits"] = "r-abcd",
        ["Regions"] = "us-east-1,eu-west-1",
    };
}
