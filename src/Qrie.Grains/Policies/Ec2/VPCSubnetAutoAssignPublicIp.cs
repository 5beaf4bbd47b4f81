using Qrie.Aws;
using Qrie.Aws.Ec2;

namespace Qrie.Policies.Ec2;

internal sealed class VPCSubnetAutoAssignPublicIp : IPolicy<SubnetConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "VPCSubnetAutoAssignPublicIp",
        Title = "Subnet gives out public addresses",
        Description = "Instances that are launched in the subnet get a public IPv4 address unless the launch says otherwise.",
        ResourceType = "AWS::EC2::Subnet",
        Severity = 45,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "What is launched without a thought is on the internet.",
        Remediation = new()
        {
            Summary = "Let the subnet give out no public addresses.",
            Console =
            [
                "Open the VPC console, choose Subnets, and select the subnet.",
                "Choose Actions, Edit subnet settings.",
                "Clear Enable auto-assign public IPv4 address, and choose Save.",
            ],
            Cli = ["aws ec2 modify-subnet-attribute --region REGION --subnet-id ID --no-map-public-ip-on-launch"],
            Note = "Instances that run keep their addresses. Ask for an address at the launch where one is needed.",
        },
        Parts = ["map_public_ip_on_launch"],
        Controls = ["EC2.15", "SC-7"],
    };

    public Verdict Evaluate(SubnetConfiguration configuration, EvaluationContext context) => Verdict.When(
        Truth.Of(configuration.MapPublicIpOnLaunch), () => new Verdict.Violation(
            "The subnet gives a public address to what is launched in it.",
            new Dictionary<string, object?> { ["cidr_block"] = configuration.CidrBlock, ["default_for_az"] = configuration.DefaultForAz }));
}
