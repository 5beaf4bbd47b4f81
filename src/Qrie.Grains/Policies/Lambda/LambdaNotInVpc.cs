using Qrie.Aws.Lambda;

namespace Qrie.Policies.Lambda;

internal sealed class LambdaNotInVpc : IPolicy<LambdaFunctionConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "LambdaNotInVpc",
        Title = "Function is not in a VPC",
        Description = "The function has no interfaces in subnets of yours: its traffic goes where security groups, network ACLs and flow logs do not see it.",
        ResourceType = "AWS::Lambda::Function",
        Severity = 10,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "Code that was taken over can send data anywhere. In a VPC its way out can be closed and watched. Many functions need none of that, hence the low severity.",
        Remediation = new()
        {
            Summary = "Connect the function to subnets of a VPC, where it handles data that must not leave.",
            Console =
            [
                "Open the Lambda console, choose Functions, and open the function.",
                "On the Configuration tab, choose VPC, Edit.",
                "Choose the VPC, subnets in two availability zones at least, and a security group, and choose Save.",
            ],
            Cli = ["aws lambda update-function-configuration --region REGION --function-name NAME --vpc-config SubnetIds=SUBNETS,SecurityGroupIds=GROUPS"],
            Note = "The function's role needs the policy AWSLambdaVPCAccessExecutionRole before. The function then needs endpoints or a NAT gateway for what it calls.",
        },
        Parts = ["settings"],
        Controls = ["Lambda.3", "PCI 1.3.1"],
    };

    public Verdict Evaluate(LambdaFunctionConfiguration configuration, EvaluationContext context) => Verdict.When(
        configuration.Settings.Is("settings", settings => settings.Subnets.Count == 0, whenAbsent: false),
        () => new Verdict.Violation("The function is in no VPC.", new Dictionary<string, object?> { ["subnets"] = Array.Empty<string>() }));
}
