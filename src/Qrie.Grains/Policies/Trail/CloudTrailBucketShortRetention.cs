using Qrie.Aws.S3;
using Qrie.Aws.Trail;

namespace Qrie.Policies.Trail;

internal sealed class CloudTrailBucketShortRetention : IPolicy<TrailConfiguration>
{
    private const int Days = 365;

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "CloudTrailBucketShortRetention",
        Title = "Trail's log files are deleted within a year",
        Description = "A lifecycle rule of the trail's bucket that is in force for the trail's files lets them expire in less than 365 days.",
        ResourceType = "AWS::CloudTrail::Trail",
        Severity = 55,
        Category = PolicyCategory.Logging,
        Rationale = "Intrusions are often found months after they began. What was recorded then must still be there.",
        Remediation = new()
        {
            Summary = "Let log files expire after 365 days or more, or not at all.",
            Console =
            [
                "Open the S3 console, choose General purpose buckets, and open the trail's bucket.",
                "On the Management tab, under Lifecycle rules, select the rule that the evidence names, and choose Edit.",
                "Under Expire current versions of objects, enter 365 days or more, and choose Save.",
            ],
            Cli =
            [
                "aws s3api get-bucket-lifecycle-configuration --bucket BUCKET --query '{Rules:Rules}' > lifecycle.json",
                "aws s3api put-bucket-lifecycle-configuration --bucket BUCKET --lifecycle-configuration file://lifecycle.json",
            ],
            Note = "Between the two commands, change the days in the file: the second replaces all rules. To save costs, have log files moved to a colder "
                + "storage class instead.",
        },
        Parts = ["trail", "bucket"],
        Controls = ["PCI 10.5.1", "AU-11"],
    };

    public Verdict Evaluate(TrailConfiguration configuration, EvaluationContext context) => Verdict.When(
        TrailBuckets.Ask(configuration, bucket => bucket.Lifecycle.Is("bucket.lifecycle", lifecycle => Short(configuration, lifecycle).Any(), whenAbsent: false)),
        () => new Verdict.Violation(
            $"Log files in the bucket {configuration.Trail.BucketName} expire in less than {Days} days.",
            new Dictionary<string, object?>
            {
                ["rules"] = configuration.Bucket.TryGet(out var bucket) && bucket.Lifecycle.TryGet(out var lifecycle)
                    ? Short(configuration, lifecycle).Select(rule => new { id = rule.Id, prefix = rule.Prefix, days = rule.ExpirationDays }).ToArray()
                    : [],
            }));

    private static IEnumerable<S3LifecycleRule> Short(TrailConfiguration trail, S3Lifecycle lifecycle) =>
        lifecycle.Rules.Where(rule => rule.Status == "Enabled" && rule.ExpirationDays < Days && Covers(rule.Prefix, trail.Trail.KeyPrefix));

    // Keys are PREFIX/AWSLogs/ACCOUNT/CloudTrail/…: a rule for all, or for a beginning of that, is for them; and so is one for a part of them.
    private static bool Covers(string? rule, string? keyPrefix)
    {
        var files = keyPrefix is { Length: > 0 } prefix ? $"{prefix}/AWSLogs/" : "AWSLogs/";
        return rule is null || files.StartsWith(rule, StringComparison.Ordinal) || rule.StartsWith(files, StringComparison.Ordinal);
    }
}
