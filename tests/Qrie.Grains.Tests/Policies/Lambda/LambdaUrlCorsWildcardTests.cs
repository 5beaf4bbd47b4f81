using Qrie.Aws.Lambda;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Lambda;

public sealed class LambdaUrlCorsWildcardTests
{
    private static readonly LambdaUrlCorsWildcard Policy = new();

    [Fact]
    public void Any_origin_violates() =>
        Policy.Judge(Function.With(Function.OpenUrl with { AllowOrigins = ["*"], AllowCredentials = true })).ShouldViolate()
            .Shown().Should().Contain("\"allow_credentials\":true").And.Contain("\"allow_origins\":[\"*\"]");

    [Fact]
    public void Named_origins_or_none_comply()
    {
        Policy.Judge(Function.With(Function.OpenUrl)).ShouldComply();
        Policy.Judge(Function.With(Function.OpenUrl with { AllowOrigins = ["https://*.example.com"] })).ShouldComply();
    }

    [Fact]
    public void A_function_without_URLs_is_left_out() => Policy.Judge(Function.New).ShouldNotApply();

    [Fact]
    public void It_is_unknown_while_the_URLs_cannot_be_read() =>
        Policy.Judge(Function.New with { Urls = Denied<IReadOnlyList<LambdaUrl>>("lambda:ListFunctionUrlConfigs") })
            .ShouldBeUnknownFor("urls: AccessDenied (needs lambda:ListFunctionUrlConfigs)");
}
