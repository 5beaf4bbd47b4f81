using Qrie.Policies;

namespace Qrie.Silo.Api.Policies;

/// <summary>How to mend a violation: steps in the AWS Management Console, commands of the AWS CLI.</summary>
internal sealed record RemediationDto(string Summary, IReadOnlyList<string> Console, IReadOnlyList<string> Cli, string? Note)
{
    public static RemediationDto From(Remediation remediation) => new(remediation.Summary, remediation.Console, remediation.Cli, remediation.Note);
}
