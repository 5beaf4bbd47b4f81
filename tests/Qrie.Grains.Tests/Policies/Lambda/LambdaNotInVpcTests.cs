using Qrie.Aws.Lambda;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Lambda;

public sealed class LambdaNotInVpcTests
{
    private static readonly LambdaNotInVpc Policy = new();

    [Fact]
    public void A_function_without_subnets_violates() => Policy.Judge(Function.New).ShouldViolate();

    [Fact]
    public void A_function_in_subnets_complies() => Policy.Judge(Function.With(Function.Zip with { Subnets = ["subnet-1"] })).ShouldComply();

    [Fact]
    public void It_is_unknown_while_the_subnets_cannot_be_read() =>
        Policy.Judge(Function.New with { Settings = Denied<LambdaSettings>("lambda:GetFunctionConfiguration") }).ShouldBeUnknownFor("settings: AccessDenied (needs lambda:GetFunctionConfiguration)");
}
