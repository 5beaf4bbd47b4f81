using System.Text.Json;
using Qrie.Aws.Lambda;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Lambda;

public sealed class LambdaFunctionUrlPublicTests
{
    private static readonly LambdaFunctionUrlPublic Policy = new();

    [Fact]
    public void A_URL_without_authentication_that_everybody_may_call_violates() =>
        Policy.Judge(Function.With(Function.OpenUrl) with { Policy = Function.UrlPermission }).ShouldViolate().Shown().Should().Be(
            """{"urls":[{"alias":null,"auth_type":"NONE","url":"https://abc.lambda-url.eu-west-1.on.aws/"}]}""");

    [Fact]
    public void Either_without_the_other_complies()
    {
        Policy.Judge(Function.With(Function.OpenUrl)).ShouldComply();
        Policy.Judge(Function.With(Function.OpenUrl with { AuthType = "AWS_IAM" }) with { Policy = Function.UrlPermission }).ShouldComply();
        Policy.Judge(Function.With(Function.OpenUrl) with
        {
            Policy = Document("""{"Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"*"}"""),
        }).ShouldComply();
    }

    [Fact]
    public void An_aliass_URL_is_judged_by_the_aliass_policy()
    {
        var url = Function.OpenUrl with { Alias = "live" };
        Policy.Judge(Function.With(url) with { Policy = Function.UrlPermission }).ShouldComply();
        Policy.Judge(Function.With(url with { AliasPolicy = Function.UrlPermission })).ShouldViolate().Shown().Should().Contain("\"alias\":\"live\"");
        Policy.Judge(Function.With(url with { AliasPolicy = Denied<JsonElement>("lambda:GetPolicy") })).ShouldBeUnknownFor("urls: AccessDenied (needs lambda:GetPolicy)");
    }

    [Fact]
    public void A_function_without_URLs_is_left_out() => Policy.Judge(Function.New).ShouldNotApply();

    [Fact]
    public void It_is_unknown_while_what_would_decide_cannot_be_read()
    {
        Policy.Judge(Function.New with { Urls = Denied<IReadOnlyList<LambdaUrl>>("lambda:ListFunctionUrlConfigs") })
            .ShouldBeUnknownFor("urls: AccessDenied (needs lambda:ListFunctionUrlConfigs)");
        Policy.Judge(Function.With(Function.OpenUrl) with { Policy = Denied<JsonElement>("lambda:GetPolicy") }).ShouldBeUnknownFor("policy: AccessDenied (needs lambda:GetPolicy)");
        Policy.Judge(Function.With(Function.OpenUrl with { AuthType = "AWS_IAM" }) with { Policy = default }).ShouldComply();
    }
}
