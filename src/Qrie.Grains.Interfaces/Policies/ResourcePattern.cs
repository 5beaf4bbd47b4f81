using System.IO.Enumeration;

namespace Qrie.Policies;

/// <summary>Patterns of ARNs: <c>*</c> stands for any text, <c>?</c> for one character.</summary>
public static class ResourcePattern
{
    // What resources of one partition have in common is that they are resources: services, regions, accounts, forms and characters differ.
    private static readonly string[] Strangers =
    [
        $"s3:::{new string('0', 63)}",
        $"iam::123456789012:role/path/{new string('x', 64)}",
        "ec2:eu-west-1:987654321098:instance/i-0fedcba9876543210",
        $"sqs:us-gov-east-1:555555555555:{new string('K', 80)}",
        "kms:cn-north-1:111122223333:key/7a3f1c52-9b0e-4d68-a1c7-5e2f90b4d813",
    ];

    private static readonly string[] Partitions = ["aws", "aws-cn", "aws-us-gov"];

    /// <summary>True when a pattern leaves out nothing of a partition at least, however it says so.</summary>
    /// <param name="pattern">The pattern.</param>
    public static bool IsEverything(string pattern) =>
        // To FileSystemName a backslash is more than a character; no ARN has one.
        !pattern.Contains('\\', StringComparison.Ordinal)
        // What does not begin as an ARN may mean names, and match the name of a partition beside, as *-us-* does.
        && Partitions.Any(partition => (partition == "aws" || pattern.StartsWith("arn:", StringComparison.Ordinal))
            && Strangers.All(stranger => FileSystemName.MatchesSimpleExpression(pattern, $"arn:{partition}:{stranger}", ignoreCase: false)));
}
