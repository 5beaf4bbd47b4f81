using System.Globalization;
using Qrie.Aws.S3;
using Qrie.Policies.Documents;

namespace Qrie.Policies.S3;

internal sealed class S3BucketInsecureTransportAllowed : IPolicy<S3BucketConfiguration>
{
    private static readonly PatternSet EveryAction = new(["s3:*"], Inverted: false, IgnoreCase: true);

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "S3BucketInsecureTransportAllowed",
        Title = "Bucket can be used without TLS",
        Description = "The bucket policy does not deny everybody all requests, to the bucket and to its objects, that come over plain HTTP.",
        ResourceType = "AWS::S3::Bucket",
        Severity = 55,
        Category = PolicyCategory.Encryption,
        Rationale = "S3 answers plain HTTP. A client that is set up wrongly sends data and signed requests where anybody on the way can read them.",
        Remediation = new()
        {
            Summary = "Add to the bucket policy a statement that denies everybody whatever does not come over TLS.",
            Console =
            [
                "Open the S3 console, choose General purpose buckets, and open the bucket.",
                "On the Permissions tab, under Bucket policy, choose Edit.",
                """Add the statement {"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["ARN","ARN/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}, and choose Save changes.""",
            ],
            Cli =
            [
                "aws s3api get-bucket-policy --bucket NAME --query Policy --output text > policy.json",
                "aws s3api put-bucket-policy --bucket NAME --policy file://policy.json",
            ],
            Note = "Between the two commands, add the statement of the console's steps to the file. A bucket without a policy has nothing to get: there the "
                + "statement stands alone in a new one.",
        },
        Parts = ["policy"],
        Controls = ["CIS 2.1.1", "S3.5", "PCI 4.2.1", "SC-8(1)"],
    };

    public Verdict Evaluate(S3BucketConfiguration configuration, EvaluationContext context)
    {
        if (configuration.IsDirectoryBucket)
        {
            return S3Verdicts.DirectoryBucket;
        }

        var bucket = $"arn:{Arns.Partition(context.Arn)}:s3:::{configuration.Name}";
        var denied = PolicyDocument.Read(configuration.Policy).Is(
            "policy",
            document => IsDenied(document, bucket) && IsDenied(document, $"{bucket}/*"),
            whenAbsent: false);
        return Verdict.When(!denied, () => new Verdict.Violation(
            configuration.Policy.IsAbsent ? "The bucket has no policy that denies plain HTTP." : "The bucket policy does not deny plain HTTP to everybody, for the bucket and for its objects.",
            new Dictionary<string, object?>()));
    }

    private static bool IsDenied(PolicyDocument document, string resource)
    {
        var resources = new PatternSet([resource], Inverted: false, IgnoreCase: false);
        return document.Statements.Any(statement =>
            !statement.IsAllow
            && statement.IsForEveryone
            && statement.Actions.Covers(EveryAction)
            && statement.Resources.Covers(resources)
            && statement.Conditions is [var only]
            && (IsPlainHttp(only) || IsOldTls(only)));
    }

    private static bool IsPlainHttp(PolicyCondition condition) =>
        condition.IsKey("aws:SecureTransport")
        && condition.IsOperator("Bool")
        && condition.Qualifier is null
        && condition.Values is [var value]
        && value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static bool IsOldTls(PolicyCondition condition) =>
        condition.IsKey("s3:TlsVersion")
        && condition.IsOperator("NumericLessThan")
        && condition.Qualifier is null
        && condition.Values is [var minimum]
        && double.TryParse(minimum, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
