using Qrie.Aws;
using Qrie.Aws.Kms;

namespace Qrie.Policies.Kms;

/// <summary>Keys for tests. One for which nobody has set anything is as KMS makes it.</summary>
internal static class Key
{
    public const string OwnStatement = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}""";

    public static KmsKeyMetadata Enabled { get; } = new()
    {
        KeyManager = "CUSTOMER", KeyState = "Enabled", KeySpec = "SYMMETRIC_DEFAULT", KeyUsage = "ENCRYPT_DECRYPT", Origin = "AWS_KMS",
    };

    public static KmsKeyConfiguration New { get; } = new()
    {
        KeyId = "k-1",
        Region = "eu-west-1",
        Metadata = Judging.Is(Enabled),
        Policy = Judging.Document(OwnStatement),
        Rotation = Judging.Is(new KmsRotation(false, null)),
        Aliases = Judging.Is<IReadOnlyList<string>>([]),
        Tags = Observed<SortedDictionary<string, string>>.Absent,
    };

    public static KmsKeyConfiguration OfAws { get; } = Of(Enabled with { KeyManager = "AWS", KeyState = "Disabled" }) with
    {
        Policy = Judging.Document("""{"Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*"}"""),
    };

    public static KmsKeyConfiguration Of(KmsKeyMetadata metadata) => New with { Metadata = Judging.Is(metadata) };

    public static Verdict Judge(this IPolicy<KmsKeyConfiguration> policy, KmsKeyConfiguration key, params string[] trusted) =>
        policy.Evaluate(key, Judging.Context("arn:aws:kms:eu-west-1:123456789012:key/k-1") with { TrustedAccounts = trusted.ToHashSet() });
}
