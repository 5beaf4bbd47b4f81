using Qrie.Aws;
using Qrie.Aws.Organization;
using Qrie.Aws.S3;
using Qrie.Aws.Trail;
using Qrie.Policies.S3;

namespace Qrie.Policies.Trail;

/// <summary>Trails for tests. A good one breaks no policy.</summary>
internal static class Trails
{
    public const string Arn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit";

    public static EvaluationContext Context { get; } = new() { Now = DateTimeOffset.UnixEpoch, AccountId = "123456789012", Arn = Arn };

    public static EventSelectors AllManagementEvents { get; } = Classic(new ClassicEventSelector("All", true, [], []));

    public static TrailConfiguration Good { get; } = new()
    {
        Name = "audit",
        Trail = new TrailSettings
        {
            BucketName = "b",
            IsMultiRegion = true,
            ValidatesLogFiles = true,
            KmsKeyId = "arn:aws:kms:us-east-1:123456789012:key/1",
            LogGroupArn = "arn:aws:logs:us-east-1:123456789012:log-group:audit:*",
        },
        Status = Bucket.Is(new TrailStatus(true)),
        EventSelectors = Bucket.Is(AllManagementEvents),
        Bucket = Bucket.Is(Bucket.Open with { Logging = Bucket.Is(new S3Logging("logs", null)) }),
        Tags = Observed<SortedDictionary<string, string>>.Absent,
    };

    public static AccountTrail OfAccount { get; } = new(Arn, true, false)
    {
        Status = Bucket.Is(new TrailStatus(true)),
        EventSelectors = Bucket.Is(AllManagementEvents),
    };

    public static Observed<S3BucketConfiguration> NotOurs { get; } = Observed<S3BucketConfiguration>.NotReadable(new Unreadable("BucketOfAnotherAccount", null));

    public static EventSelectors Classic(params ClassicEventSelector[] selectors) => new(selectors, []);

    public static EventSelectors Advanced(params AdvancedEventSelector[] selectors) => new([], selectors);

    /// <summary>An advanced selector: <c>("eventCategory", "Equals", "Management")</c> and so on.</summary>
    public static AdvancedEventSelector Selector(params (string Field, string Operator, string Value)[] fields) => new(null,
        [.. fields.Select(field => new FieldSelector(field.Field, new SortedDictionary<string, IReadOnlyList<string>> { [field.Operator] = [field.Value] }))]);

    public static AccountConfiguration Account(params AccountTrail[] trails) =>
        new() { AccountId = "123456789012", Trails = Observed<IReadOnlyList<AccountTrail>>.Present(trails) };

    public static Verdict Judge(this IPolicy<TrailConfiguration> policy, TrailConfiguration trail) => policy.Evaluate(trail, Context);

    public static Verdict Judge(this IPolicy<AccountConfiguration> policy, params AccountTrail[] trails) => policy.Evaluate(Account(trails), Context);
}
