using System.Security.Cryptography;
using System.Text;

namespace Qrie.Silo.Exports;

/// <summary>Fits texts into the limits of the AWS Security Finding Format.</summary>
internal static class AsffText
{
    /// <summary>A text of at most so many UTF-16 units, with an ellipsis where it was cut; no character is cut in two.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }

    /// <summary>A text of at most so many UTF-16 units, cut before a line that is a command rather than in it: half a command would be worse than none.</summary>
    public static string CutBeforeCommand(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        // The last break that leaves whole lines; at the limit there is no room for an ellipsis behind it.
        var end = text.LastIndexOf('\n', length);
        return end > 0 && (end >= length - 1 || text.AsSpan(end + 1).StartsWith("aws ")) ? text[..end] : Cut(text, length);
    }

    /// <summary>An identifier of at most so many units: one that is too long ends in its hash, so that it stays its own.</summary>
    public static string Identifier(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var end = length - hash.Length - 1;
        return $"{text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)}/{hash}";
    }

    /// <summary>Security Hub's name of a resource type: <c>AwsS3Bucket</c> for <c>AWS::S3::Bucket</c>.</summary>
    public static string ResourceType(string type) => type switch
    {
        "AWS::Account" => "AwsAccount",
        "AWS::IAM::ManagedPolicy" => "AwsIamPolicy",
        "AWS::RDS::DBInstance" => "AwsRdsDbInstance",
        "AWS::RDS::DBCluster" => "AwsRdsDbCluster",
        "AWS::RDS::DBSnapshot" => "AwsRdsDbSnapshot",
        "AWS::RDS::DBClusterSnapshot" => "AwsRdsDbClusterSnapshot",
        "AWS::EC2::VPC" => "AwsEc2Vpc",
        "AWS::EC2::EIP" => "AwsEc2Eip",
        "AWS::SQS::Queue" => "AwsSqsQueue",
        "AWS::SNS::Topic" => "AwsSnsTopic",
        "AWS::CloudTrail::Trail" => "AwsCloudTrailTrail",
        "AWS::Lambda::Function" => "AwsLambdaFunction",
        // Types that Security Hub has no name for are called Other.
        _ when type.Split("::") is ["AWS", "S3" or "EC2" or "IAM" or "KMS", var kind] && kind.All(char.IsAsciiLetterOrDigit) && kind != "RegionSettings" =>
            $"Aws{type.Split("::")[1][0]}{type.Split("::")[1][1..].ToLowerInvariant()}{kind}",
        _ => "Other",
    };
}
