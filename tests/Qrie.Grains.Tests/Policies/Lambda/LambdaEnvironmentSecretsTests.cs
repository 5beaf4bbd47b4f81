using Qrie.Aws;
using Qrie.Aws.Lambda;
using Qrie.Aws.Secrets;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Lambda;

public sealed class LambdaEnvironmentSecretsTests
{
    private static readonly LambdaEnvironmentSecrets Policy = new();

    [Fact]
    public void A_hit_violates_and_the_evidence_has_the_variable_and_the_rule() =>
        Policy.Judge(With(new SecretHit("DB_PASSWORD", "named_secret"))).ShouldViolate().Shown().Should().Be("""{"variables":["DB_PASSWORD"],"rules":["named_secret"]}""");

    [Fact]
    public void Variables_without_a_hit_comply() => Policy.Judge(With()).ShouldComply();

    [Fact]
    public void A_function_without_variables_is_left_out() => Policy.Judge(Function.New).ShouldNotApply();

    [Fact]
    public void It_is_unknown_while_Lambda_cannot_decrypt_them() =>
        Policy.Judge(Function.New with { Environment = Observed<LambdaEnvironment>.NotReadable(new Unreadable("AccessDeniedException", "kms:Decrypt")) })
            .ShouldBeUnknownFor("environment: AccessDeniedException (needs kms:Decrypt)");

    private static LambdaFunctionConfiguration With(params SecretHit[] hits) => Function.New with { Environment = Is(new LambdaEnvironment(["A", "DB_PASSWORD"], hits)) };
}
