using Qrie.Aws.Lambda;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Lambda;

public sealed class LambdaVpcSingleAzTests
{
    private static readonly LambdaVpcSingleAz Policy = new();

    [Fact]
    public void Subnets_in_one_zone_violate() => Policy.Judge(In("eu-west-1a")).ShouldViolate().Shown().Should().Be("""{"zones":["eu-west-1a"]}""");

    [Fact]
    public void Subnets_in_two_zones_comply() => Policy.Judge(In("eu-west-1a", "eu-west-1b")).ShouldComply();

    [Fact]
    public void A_function_outside_of_VPCs_is_left_out() => Policy.Judge(Function.New).ShouldNotApply();

    [Fact]
    public void It_is_unknown_while_the_zones_cannot_be_told()
    {
        Policy.Judge(Function.New with { Zones = Denied<IReadOnlyList<string>>("ec2:DescribeSubnets") }).ShouldBeUnknownFor("zones: AccessDenied (needs ec2:DescribeSubnets)");
        Policy.Judge(In()).ShouldBeUnknownFor("zones: none of the function's subnets was found");
    }

    private static LambdaFunctionConfiguration In(params string[] zones) =>
        Function.With(Function.Zip with { Subnets = ["subnet-1", "subnet-2"] }) with { Zones = Is<IReadOnlyList<string>>(zones) };
}
