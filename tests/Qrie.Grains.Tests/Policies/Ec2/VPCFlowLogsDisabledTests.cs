using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class VPCFlowLogsDisabledTests
{
    private static readonly VPCFlowLogsDisabled Policy = new();

    private static readonly VpcConfiguration Vpc = new() { VpcId = "vpc-1", IsDefault = false, CidrBlocks = ["10.0.0.0/16"], FlowLogs = Logs(), Tags = NoTags };
    private static readonly Ec2FlowLog Good = new("fl-1", "ACTIVE", "ALL", false, "arn:aws:s3:::logs");

    [Fact]
    public void None_violates() => Policy.Judge(Vpc).ShouldBeViolation().EvidenceOf().Should().Be("""{"flow_logs":[]}""");

    [Fact]
    public void One_that_does_not_serve_violates()
    {
        Policy.Judge(Vpc with { FlowLogs = Logs(Good with { TrafficType = "ACCEPT" }) }).ShouldBeViolation().EvidenceOf().Should().Contain("fl-1");
        Policy.Judge(Vpc with { FlowLogs = Logs(Good with { DeliveryFailed = true }) }).ShouldBeViolation();
        Policy.Judge(Vpc with { FlowLogs = Logs(Good with { Status = "CREATING" }) }).ShouldBeViolation();
    }

    [Theory]
    [InlineData("ALL")]
    [InlineData("REJECT")]
    public void One_that_serves_complies(string traffic) =>
        Policy.Judge(Vpc with { FlowLogs = Logs(Good with { FlowLogId = "fl-0", DeliveryFailed = true }, Good with { TrafficType = traffic }) }).ShouldBeCompliant();

    [Fact]
    public void Flow_logs_that_cannot_be_read_are_unknown() =>
        Policy.Judge(Vpc with { FlowLogs = Denied<IReadOnlyList<Ec2FlowLog>>("ec2:DescribeFlowLogs") }).ShouldBeUnknown("flow_logs: UnauthorizedOperation (needs ec2:DescribeFlowLogs)");

    private static Qrie.Aws.Observed<IReadOnlyList<Ec2FlowLog>> Logs(params Ec2FlowLog[] logs) => Is<IReadOnlyList<Ec2FlowLog>>(logs);
}
