using Qrie.Aws.Lambda;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Lambda;

public sealed class LambdaRuntimeDeprecatedTests
{
    private static readonly LambdaRuntimeDeprecated Policy = new();

    [Fact]
    public void A_deprecated_runtime_violates_with_the_date() => Policy.Judge(Function.With(Function.Zip with { Runtime = "python3.8" })).ShouldViolate()
        .Shown().Should().Be("""{"runtime":"python3.8","deprecated_on":"2024-10-14"}""");

    [Fact]
    public void A_runtime_complies_until_its_day_and_is_judged_again_then()
    {
        var function = Function.With(Function.Zip with { Runtime = "nodejs22.x" });
        var day = new DateTimeOffset(2027, 4, 30, 0, 0, 0, TimeSpan.Zero);
        Policy.Evaluate(function, Context(Function.Arn) with { Now = day - TimeSpan.FromTicks(1) }).Should().Be(new Verdict.Compliant { ReevaluateAt = day });
        Policy.Evaluate(function, Context(Function.Arn) with { Now = day }).ShouldViolate();
    }

    [Fact]
    public void A_runtime_that_came_later_than_the_table_complies() =>
        Policy.Judge(Function.With(Function.Zip with { Runtime = "python3.99" })).Should().Be(new Verdict.Compliant());

    [Fact]
    public void An_image_is_left_out() => Policy.Judge(Function.With(new LambdaSettings { PackageType = "Image" })).ShouldNotApply();

    [Fact]
    public void It_is_unknown_while_the_runtime_cannot_be_read() =>
        Policy.Judge(Function.New with { Settings = Denied<LambdaSettings>("lambda:GetFunctionConfiguration") }).ShouldBeUnknownFor("settings: AccessDenied (needs lambda:GetFunctionConfiguration)");
}
