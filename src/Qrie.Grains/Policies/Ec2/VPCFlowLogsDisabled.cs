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
        Remediation = new()
        {
            Summary = "Make a flow log of the VPC's traffic, all or the rejected.",
            Console =
            [
                "Open the VPC console, choose Your VPCs, and select the VPC.",
                "On the Flow logs tab, choose Create flow log.",
                "For Filter choose All or Reject, choose the destination, and choose Create flow log.",
            ],
            Cli =
            [
                "aws ec2 create-flow-logs --region REGION --resource-type VPC --resource-ids ID --traffic-type ALL --log-destination-type s3 "
                    + "--log-destination BUCKETARN",
                "aws ec2 describe-flow-logs --region REGION --filter Name=resource-id,Values=ID",
            ],
            Note = "Where one fails to deliver, the second command says why.",
        },
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
