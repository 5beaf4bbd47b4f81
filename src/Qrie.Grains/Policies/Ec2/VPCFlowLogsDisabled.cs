using Qrie.Aws.Ec2;

namespace Qrie.Policies.Ec2;

internal sealed class VPCFlowLogsDisabled : IPolicy<VpcConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "VPCFlowLogsDisabled",
        Title = "VPC has no flow log",
        Description = "No flow log of the VPC is active, delivers, and records rejected traffic.",
        ResourceType = "AWS::EC2::VPC",
        Severity = 50,
        Category = PolicyCategory.Logging,
        Rationale = "Without it nobody can say afterwards who talked to whom, or see who is trying doors.",
        Remediation = "aws ec2 create-flow-logs --resource-type VPC --resource-ids ID --traffic-type ALL --log-destination-type s3 --log-destination ARN. Where one fails to deliver, describe-flow-logs says why.",
        Parts = ["flow_logs"],
        Controls = ["CIS 3.7", "EC2.6", "PCI 10.2.1", "AU-12"],
    };

    public Verdict Evaluate(VpcConfiguration configuration, EvaluationContext context) => Verdict.When(
        !configuration.FlowLogs.Is("flow_logs", logs => logs.Any(Records), whenAbsent: false), () =>
        {
            var logs = configuration.FlowLogs.TryGet(out var all) ? all : [];
            return new Verdict.Violation(
                logs.Count == 0 ? "The VPC has no flow log." : "None of the VPC's flow logs is active, delivers, and records rejected traffic.",
                new Dictionary<string, object?> { ["flow_logs"] = logs });
        });

    private static bool Records(Ec2FlowLog log) => log is { Status: "ACTIVE", DeliveryFailed: false, TrafficType: "ALL" or "REJECT" };
}
