using System.Globalization;
using System.Xml.Linq;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3.Parts;

/// <summary>Lifecycle rules (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html"/>).</summary>
internal sealed class LifecyclePart : BucketPart
{
    private static readonly string[] Actions =
    [
        "Expiration", "Transition", "NoncurrentVersionExpiration", "NoncurrentVersionTransition", "AbortIncompleteMultipartUpload",
    ];

    public override string Query => "lifecycle";

    public override string EventPart => "BucketLifecycle";

    public override string ActionPart => "LifecycleConfiguration";

    protected override (string Code, string Message) Absent =>
        ("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist");

    public override SimulatedBucket Put(PutContext put)
    {
        var rules = S3Xml.Parse(put.Call.Body, "LifecycleConfiguration").Children("Rule").ToArray();
        if (rules.Length is 0 or > 1000)
        {
            throw S3Xml.Malformed;
        }

        if (VersioningPart.HasMfaDelete(put.Bucket))
        {
            throw new AwsError(409, "InvalidBucketState", "Lifecycle configurations are not supported on buckets with MFA Delete enabled.");
        }

        var canonical = rules.Select(Check).ToArray();
        return canonical.Select(rule => rule.Text("ID")).Distinct().Count() == canonical.Length
            ? With(put.Bucket, S3Xml.Write(new XElement(S3Xml.Ns + "LifecycleConfiguration", canonical)))
            : throw new AwsError(400, "InvalidArgument", "Rule ID must be unique. Found same ID for more than one rule");
    }

    private static XElement Check(XElement rule, int index)
    {
        if (rule.Text("Status") is not ("Enabled" or "Disabled") || (rule.Child("Filter") is null) == (rule.Child("Prefix") is null))
        {
            throw S3Xml.Malformed;
        }

        if (!Actions.Any(action => rule.Children(action).Any()))
        {
            throw new AwsError(400, "InvalidRequest", "At least one action needs to be specified in a rule");
        }

        foreach (var days in rule.Descendants().Where(element => element.Name.LocalName is "Days" or "NoncurrentDays" or "DaysAfterInitiation"))
        {
            if (!int.TryParse(days.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || (number < 1 && days.Parent!.Name.LocalName != "Transition"))
            {
                throw new AwsError(400, "InvalidArgument", $"'{days.Name.LocalName}' for {days.Parent!.Name.LocalName} action must be a positive integer");
            }
        }

        var canonical = S3Xml.Canonical(rule);
        if (canonical.Text("ID") is not { Length: > 0 })
        {
            canonical.Child("ID")?.Remove();
            canonical.AddFirst(new XElement(S3Xml.Ns + "ID", $"rule-{index + 1}"));
        }

        return canonical;
    }
}
