using System.Buffers.Text;
using System.Text;

namespace Qrie.Findings;

/// <summary>One text for a finding's resource and policy that fits into a path: base64url of both.</summary>
public static class FindingId
{
    /// <summary>The id of a finding.</summary>
    /// <param name="arn">The resource.</param>
    /// <param name="policyId">The policy.</param>
    public static string Of(string arn, string policyId) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{policyId}\n{arn}"));

    /// <summary>The resource and the policy of an id; null for a text that is none.</summary>
    /// <param name="id">The id.</param>
    public static (string Arn, string PolicyId)? Parse(string id) =>
        Base64Url.IsValid(id) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id)).Split('\n') is [{ Length: > 0 } policy, { Length: > 0 } arn]
            ? (arn, policy)
            : null;
}
