namespace Qrie.Aws;

/// <summary>Why a part of a configuration could not be read.</summary>
/// <param name="Reason">The service's error code, such as <c>AccessDenied</c>.</param>
/// <param name="Permission">The IAM action that the call needs; null where a permission is not what is missing.</param>
public sealed record Unreadable(string Reason, string? Permission)
{
    /// <summary>Of a part that nobody tried to read.</summary>
    public static Unreadable NotDescribed { get; } = new("NotDescribed", null);

    /// <summary>One phrase, such as <c>AccessDenied (needs s3:GetBucketPolicy)</c>.</summary>
    public override string ToString() => Permission is null ? Reason : $"{Reason} (needs {Permission})";
}
