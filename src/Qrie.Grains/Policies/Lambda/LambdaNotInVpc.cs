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
        Remediation = "Where the function handles data that must not leave: aws lambda update-function-configuration --function-name NAME --vpc-config SubnetIds=…,SecurityGroupIds=…. "
            + "It then needs endpoints or a NAT gateway for what it calls.",
        Parts = ["settings"],
        Controls = ["Lambda.3", "PCI 1.3.1"],
    };

    public Verdict Evaluate(LambdaFunctionConfiguration configuration, EvaluationContext context) => Verdict.When(
        configuration.Settings.Is("settings", settings => settings.Subnets.Count == 0, whenAbsent: false),
        () => new Verdict.Violation("The function is in no VPC.", new Dictionary<string, object?> { ["subnets"] = Array.Empty<string>() }));
}
