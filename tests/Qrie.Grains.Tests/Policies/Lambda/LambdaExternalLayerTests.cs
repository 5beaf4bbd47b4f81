using Qrie.Aws.Lambda;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Lambda;

public sealed class LambdaExternalLayerTests
{
    private const string Theirs = "arn:aws:lambda:eu-west-1:444455556666:layer:tools:7";
    private const string Ours = "arn:aws:lambda:eu-west-1:123456789012:layer:tools:7";
    private static readonly LambdaExternalLayer Policy = new();

    [Fact]
    public void A_layer_of_another_account_violates() =>
        Policy.Judge(Function.With(Function.Zip with { Layers = [Ours, Theirs] })).ShouldViolate().Shown().Should().Be($$"""{"layers":["{{Theirs}}"]}""");

    [Fact]
    public void Own_layers_and_those_of_trusted_accounts_comply()
    {
        Policy.Judge(Function.With(Function.Zip with { Layers = [Ours] })).ShouldComply();
        Policy.Judge(Function.With(Function.Zip with { Layers = [Theirs] }), Other).ShouldComply();
    }

    [Fact]
    public void A_function_without_layers_is_left_out() => Policy.Judge(Function.New).ShouldNotApply();

    [Fact]
    public void It_is_unknown_while_the_layers_cannot_be_read() =>
        Policy.Judge(Function.New with { Settings = Denied<LambdaSettings>("lambda:GetFunctionConfiguration") }).ShouldBeUnknownFor("settings: AccessDenied (needs lambda:GetFunctionConfiguration)");
}
