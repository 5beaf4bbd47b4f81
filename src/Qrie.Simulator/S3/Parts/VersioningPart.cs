using System.Collections.Frozen;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3.Parts;

/// <summary>
/// Versioning and MFA delete, which only root can switch, with a device
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html"/>).
/// </summary>
internal sealed partial class VersioningPart : BucketPart
{
    private static readonly FrozenSet<string> Names = new[] { "Status", "MfaDelete", "MFADelete" }.ToFrozenSet();
    private static readonly string Never = S3Xml.Write(new XElement(S3Xml.Ns + "VersioningConfiguration"));

    public override string Query => "versioning";

    public override string EventPart => "BucketVersioning";

    public override string? DeleteAction => null;

    protected override (string Code, string Message) Absent => throw new NotSupportedException();

    public override string Get(SimulatedBucket bucket) => bucket.Parts.GetValueOrDefault(Query, Never);

    public static bool HasMfaDelete(SimulatedBucket bucket) =>
        bucket.Parts.TryGetValue("versioning", out var xml) && xml.Contains("<MfaDelete>Enabled<", StringComparison.Ordinal);

    public override SimulatedBucket Put(PutContext put)
    {
        var root = S3Xml.Parse(put.Call.Body, "VersioningConfiguration", Names);
        var (status, mfa) = (root.Text("Status"), root.Text("MfaDelete") ?? root.Text("MFADelete"));
        if (status is null)
        {
            throw new AwsError(400, "IllegalVersioningConfigurationException", "The Versioning element must be specified");
        }

        if (status is not ("Enabled" or "Suspended") || mfa is not (null or "Enabled" or "Disabled"))
        {
            throw S3Xml.Malformed;
        }

        var had = HasMfaDelete(put.Bucket);
        if ((had || mfa == "Enabled") && !(put.Call.Caller.Kind == CallerKind.Root && Device().IsMatch(put.Call.Header("x-amz-mfa"))))
        {
            throw new AwsError(403, "AccessDenied", "Mfa Authentication must be used for this request");
        }

        if (mfa == "Enabled" && put.Bucket.Parts.ContainsKey("lifecycle"))
        {
            throw new AwsError(409, "InvalidBucketState", "A lifecycle configuration is present on this bucket, so the MFA Delete state cannot be changed. To change it, first delete the lifecycle configuration.");
        }

        mfa ??= had ? "Enabled" : null;
        return With(put.Bucket, S3Xml.Write(new XElement(
            S3Xml.Ns + "VersioningConfiguration",
            new XElement(S3Xml.Ns + "Status", status),
            mfa is null ? null : new XElement(S3Xml.Ns + "MfaDelete", mfa))));
    }

    // The device's serial number or ARN, a space, and the code that it shows.
    [GeneratedRegex(@"^\S+ \d{6}$")]
    private static partial Regex Device();
}
