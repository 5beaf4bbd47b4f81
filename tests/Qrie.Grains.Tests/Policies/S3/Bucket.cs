using System.Text.Json;
using Qrie.Aws;
using Qrie.Aws.S3;

namespace Qrie.Policies.S3;

/// <summary>Buckets for tests. One that nobody has set anything for is as S3 makes it now.</summary>
internal static class Bucket
{
    public static PublicAccessBlock AllFlags { get; } =
        new() { BlockPublicAcls = true, IgnorePublicAcls = true, BlockPublicPolicy = true, RestrictPublicBuckets = true };

    public static S3BucketConfiguration Open { get; } = new()
    {
        Name = "b",
        AccountPublicAccessBlock = Observed<PublicAccessBlock>.Absent,
        PublicAccessBlock = Observed<PublicAccessBlock>.Absent,
        Policy = Observed<JsonElement>.Absent,
        PolicyStatus = Observed<S3PolicyStatus>.Absent,
        Acl = Observed<S3Acl>.Present(new S3Acl("owner", [new S3Grant("owner", "FULL_CONTROL")])),
        Ownership = Observed<S3Ownership>.Absent,
        Encryption = Observed<S3Encryption>.Absent,
        Versioning = Observed<S3Versioning>.Present(new S3Versioning(null, null)),
        Logging = Observed<S3Logging>.Absent,
        Lifecycle = Observed<S3Lifecycle>.Absent,
        Tags = Observed<SortedDictionary<string, string>>.Absent,
    };

    public static EvaluationContext Context { get; } = new()
    {
        Now = DateTimeOffset.UnixEpoch,
        AccountId = "123456789012",
        Arn = "arn:aws:s3:::b",
    };

    public static S3BucketConfiguration OfDirectories => Open with { Name = "b--use1-az4--x-s3" };

    public static Observed<T> Is<T>(T value) where T : notnull => Observed<T>.Present(value);

    public static Observed<T> Denied<T>(string permission) where T : notnull => Observed<T>.NotReadable(new Unreadable("AccessDenied", permission));

    public static Observed<S3Acl> Acl(params S3Grant[] grants) => Is(new S3Acl("owner", grants));

    public static Observed<JsonElement> Policy(params string[] statements) =>
        Is(CanonicalJson.Normalize($$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}"""));

    public static Verdict Judge(this IPolicy<S3BucketConfiguration> policy, S3BucketConfiguration bucket) => policy.Evaluate(bucket, Context);

    public static Verdict.Violation ShouldBeViolation(this Verdict verdict) => verdict.Should().BeOfType<Verdict.Violation>().Subject;

    public static void ShouldBeCompliant(this Verdict verdict) => verdict.Should().BeOfType<Verdict.Compliant>();

    public static void ShouldBeNotApplicable(this Verdict verdict) => verdict.Should().BeOfType<Verdict.NotApplicable>();

    public static void ShouldBeUnknown(this Verdict verdict, string reason) =>
        verdict.Should().BeOfType<Verdict.Unknown>().Which.Reason.Should().Be(reason);

    public static string EvidenceOf(this Verdict.Violation violation) => JsonSerializer.Serialize(violation.Evidence, CanonicalJson.Options);
}
