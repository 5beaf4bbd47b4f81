using Qrie.Aws;
using Qrie.Aws.Lambda;

namespace Qrie.Policies.Lambda;

internal sealed class LambdaVpcSingleAz : IPolicy<LambdaFunctionConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "LambdaVpcSingleAz",
        Title = "Function in a VPC depends on one availability zone",
        Description = "All the subnets in which the function has interfaces lie in one availability zone. Functions outside of VPCs are left out.",
        ResourceType = "AWS::Lambda::Function",
        Severity = 15,
        Category = PolicyCategory.Resilience,
        Rationale = "When that zone fails, or its subnets run out of addresses, the function cannot be run.",
        Remediation = new()
        {
            Summary = "Give the function subnets of other availability zones too.",
            Console =
            [
                "Open the Lambda console, choose Functions, and open the function.",
                "On the Configuration tab, choose VPC, Edit.",
                "Under Subnets, add subnets of other availability zones, and choose Save.",
            ],
            Cli = ["aws lambda update-function-configuration --region REGION --function-name NAME --vpc-config SubnetIds=SUBNETS,SecurityGroupIds=GROUPS"],
            Note = "The command replaces the lists: name the subnets and groups that there are together with the new ones, each list with commas.",
        },
        Parts = ["settings", "zones"],
        Controls = ["Lambda.5", "CP-10"],
    };

    public Verdict Evaluate(LambdaFunctionConfiguration configuration, EvaluationContext context)
    {
        if (configuration.Zones.IsAbsent)
        {
            return new Verdict.NotApplicable("The function is in no VPC.");
        }

        // Subnets that EC2 does not know, or not to us, lie in some zone all the same.
        var single = configuration.Zones.TryGet(out var zones) && zones.Count == 0
            ? Truth.Unknown("zones: none of the function's subnets was found")
            : configuration.Zones.Is("zones", found => found.Count == 1, whenAbsent: false);
        return Verdict.When(single, () => new Verdict.Violation(
            $"All the function's subnets lie in {zones![0]}.",
            new Dictionary<string, object?> { ["zones"] = zones }));
    }
}
