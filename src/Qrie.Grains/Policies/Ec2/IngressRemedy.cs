namespace Qrie.Policies.Ec2;

/// <summary>How to mend a rule of a security group that lets in too many.</summary>
internal static class IngressRemedy
{
    /// <summary>To revoke the rule.</summary>
    /// <param name="summary">What to do, and what to have in its place.</param>
    public static Remediation Revoke(string summary) => new()
    {
        Summary = summary,
        Console =
        [
            "Open the EC2 console in the group's region, choose Security Groups, and open the group.",
            "On the Inbound rules tab, choose Edit inbound rules.",
            "Delete the rule that the evidence names, or put those who need it in the place of its source.",
            "Choose Save rules.",
        ],
        Cli =
        [
            "aws ec2 describe-security-group-rules --region REGION --filters Name=group-id,Values=ID",
            "aws ec2 revoke-security-group-ingress --region REGION --group-id ID --security-group-rule-ids RULE",
        ],
        Note = "The first command lists the rules with their ids. What comes through the rule now is cut off: see first who needs it.",
    };
}
