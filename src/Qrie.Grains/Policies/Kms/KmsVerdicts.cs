using Qrie.Aws.Kms;

namespace Qrie.Policies.Kms;

/// <summary>Verdicts that the policies of KMS share.</summary>
internal static class KmsVerdicts
{
    /// <summary>Keys that no policy judges: AWS's own. Null for any other, and for one of which that is not known.</summary>
    public static Verdict? LeftOut(KmsKeyConfiguration key) => key.Metadata.TryGet(out var metadata) && metadata.IsAwsManaged
        ? new Verdict.NotApplicable("AWS manages the key.")
        : null;

    /// <summary>As <see cref="LeftOut"/>, and keys that wait for their deletion, which can be used for nothing.</summary>
    public static Verdict? LeftOutUnlessUsable(KmsKeyConfiguration key) => LeftOut(key)
        ?? (key.Metadata.TryGet(out var metadata) && metadata.IsBeingDeleted ? new Verdict.NotApplicable("The key is being deleted.") : null);
}
