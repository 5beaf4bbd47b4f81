using System.Text.Json;

namespace Qrie.Aws.Iam;

/// <summary>Reads a policy document as IAM gives it: encoded as in URLs (RFC 3986).</summary>
internal static class IamDocument
{
    /// <summary>The document with its members in ordinal order. None is absent; one that is malformed is unreadable.</summary>
    /// <param name="encoded">The text; null or empty for none.</param>
    public static Observed<JsonElement> Read(string? encoded) => PolicyText.Read(encoded is null ? null : Uri.UnescapeDataString(encoded));
}
