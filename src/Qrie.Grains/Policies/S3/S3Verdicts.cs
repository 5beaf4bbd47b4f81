namespace Qrie.Policies.S3;

/// <summary>Verdicts that the policies of S3 share.</summary>
internal static class S3Verdicts
{
    /// <summary>Directory buckets have neither ACLs nor versions nor the settings that these policies ask for.</summary>
    public static Verdict DirectoryBucket { get; } = new Verdict.NotApplicable("Directory buckets do not have this setting.");
}
