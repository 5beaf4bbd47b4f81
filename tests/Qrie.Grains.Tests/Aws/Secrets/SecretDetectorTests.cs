namespace Qrie.Aws.Secrets;

public sealed class SecretDetectorTests
{
    // Put together here, so that nothing that looks for secrets finds these.
    private static readonly string KeyId = "AKIA" + "IOSFODNN7EXAMPLE";
    private static readonly string SecretKey = "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY";

    public static TheoryData<string, string> Secrets => new()
    {
        { "aws_secret_access_key", SecretKey },
        { "private_key", "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE" },
        { "private_key", "-----BEGIN " + "PRIVATE KEY-----" },
        { "github_token", "ghp" + "_" + new string('a', 36) },
        { "gitlab_token", "glpat" + "-" + new string('a', 20) },
        { "slack_token", "xoxb" + "-123456789012-abcdefghij" },
        { "stripe_key", "sk" + "_live_" + new string('a', 24) },
        { "google_api_key", "AIza" + new string('a', 35) },
        { "sendgrid_key", "SG." + new string('a', 22) + "." + new string('b', 43) },
        { "npm_token", "npm" + "_" + new string('a', 36) },
        { "named_secret", "Server=db;User=app;Password=correct-horse;" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Fixed_forms_are_told_whatever_the_variable_is_called(string rule, string value) =>
        SecretDetector.InVariables(new Dictionary<string, string> { ["A"] = value, ["ID"] = KeyId }).Should().Equal(new SecretHit("A", rule));

    [Theory]
    [InlineData("DB_PASSWORD", "correct-horse")]
    [InlineData("apiKey", "0123456789abcdef")]
    [InlineData("CLIENT_SECRET", "hunter2hunter2")]
    [InlineData("AuthToken", "abcdefgh")]
    public void A_variable_named_for_a_secret_with_a_literal_value_is_one(string name, string value) =>
        SecretDetector.InVariables(new Dictionary<string, string> { [name] = value }).Should().Equal(new SecretHit(name, "named_secret"));

    [Theory]
    [InlineData("DB_PASSWORD", "short")]
    [InlineData("DB_PASSWORD", "{{resolve:secretsmanager:db}}")]
    [InlineData("DB_PASSWORD", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db")]
    [InlineData("DB_PASSWORD", "/prod/db/password")]
    [InlineData("DB_PASSWORD", "${DB_PASSWORD}")]
    [InlineData("DB_PASSWORD", "ssm:/prod/db")]
    [InlineData("DB_PASSWORD_SECRET_NAME", "prod-database")]
    [InlineData("SECRET_ARN", "something-long")]
    [InlineData("TOKEN_URL", "login.example.com/token")]
    [InlineData("TOKEN_TTL", "3600000000")]
    [InlineData("STAGE", "production")]
    [InlineData("TABLE", "orders-production-eu-west-1")]
    [InlineData("COMMIT", "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    public void References_and_ordinary_values_are_none(string name, string value) =>
        SecretDetector.InVariables(new Dictionary<string, string> { [name] = value }).Should().BeEmpty();

    [Fact]
    public void Forty_characters_are_a_secret_key_only_beside_a_key_id_or_under_such_a_name()
    {
        SecretDetector.InVariables(new Dictionary<string, string> { ["A"] = SecretKey }).Should().BeEmpty();
        SecretDetector.InVariables(new Dictionary<string, string> { ["AWS_SECRET_ACCESS_KEY"] = SecretKey }).Should().Equal(new SecretHit("AWS_SECRET_ACCESS_KEY", "aws_secret_access_key"));
    }

    [Fact]
    public void A_text_gives_the_numbers_of_its_lines()
    {
        var script = $"#!/bin/sh\nexport AWS_ACCESS_KEY_ID={KeyId}\nexport AWS_SECRET_ACCESS_KEY={SecretKey}\nDB_PASSWORD='correct-horse'\ncurl -H \"token: $TOKEN\" https://example.com\n";
        SecretDetector.InText(script).Should().Equal(new SecretHit("3", "aws_secret_access_key"), new SecretHit("4", "named_secret"));
    }

    [Fact]
    public void Nothing_of_the_secret_comes_out()
    {
        var hits = SecretDetector.InVariables(new Dictionary<string, string> { ["DB_PASSWORD"] = "correct-horse", ["ID"] = KeyId, ["K"] = SecretKey });
        System.Text.Json.JsonSerializer.Serialize(hits).Should().NotContainAny("correct", KeyId, SecretKey);
    }

    [Fact]
    public void A_long_hostile_text_ends_in_time() =>
        SecretDetector.InText(string.Join('\n', Enumerable.Repeat(new string('a', 4096) + "password=", 4))).Should().BeEmpty();
}
