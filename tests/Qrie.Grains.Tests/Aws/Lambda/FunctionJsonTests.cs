using System.Text.Json;

namespace Qrie.Aws.Lambda;

public sealed class FunctionJsonTests
{
    [Fact]
    public void An_environment_keeps_names_and_rules_and_no_value()
    {
        var environment = FunctionJson.Environment(Json("""{"Environment":{"Variables":{"STAGE":"prod","DB_PASSWORD":"correct-horse"}}}"""));
        CanonicalJson.Write(environment, environment.GetType())
            .Should().Be("""{"secrets":[{"rule":"named_secret","where":"DB_PASSWORD"}],"variables":["DB_PASSWORD","STAGE"]}""");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Environment":{"Variables":{}}}""")]
    [InlineData("""{"Environment":null}""")]
    public void No_variables_are_absence(string function) => FunctionJson.Environment(Json(function)).IsAbsent.Should().BeTrue();

    [Fact]
    public void An_environment_that_Lambda_could_not_decrypt_is_unreadable() =>
        FunctionJson.Environment(Json("""{"Environment":{"Error":{"ErrorCode":"AccessDeniedException","Message":"…"}}}"""))
            .Reason.Should().Be(new Unreadable("AccessDeniedException", "kms:Decrypt"));

    [Fact]
    public void Settings_leave_out_what_moves_by_itself()
    {
        const string function =
            """{"FunctionName":"f","PackageType":"Zip","Runtime":"python3.13","State":"Pending","RevisionId":"1","LastModified":"2026-01-01","VpcConfig":{"SubnetIds":["subnet-2","subnet-1"]},"Layers":[{"Arn":"l"}]}""";
        var settings = FunctionJson.Settings(Json(function));
        settings.Subnets.Should().Equal("subnet-1", "subnet-2");
        settings.Layers.Should().Equal("l");
        CanonicalJson.Write(settings, typeof(LambdaSettings)).Should().NotContainAny("Pending", "2026", "revision");
    }

    [Theory]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:f", null)]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:f:live", "live")]
    public void A_URL_is_the_functions_or_an_aliass(string arn, string? alias) =>
        FunctionJson.Url(Json($$"""{"FunctionArn":"{{arn}}","FunctionUrl":"u","AuthType":"NONE"}""")).Alias.Should().Be(alias);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
