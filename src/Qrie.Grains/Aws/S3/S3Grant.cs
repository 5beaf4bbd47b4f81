using System.Text.Json.Serialization;

namespace Qrie.Aws.S3;

/// <summary>One grant of an ACL.</summary>
/// <param name="Grantee">The URI of a group, a canonical user id, or an e-mail address.</param>
/// <param name="Permission"><c>READ</c>, <c>WRITE</c>, <c>READ_ACP</c>, <c>WRITE_ACP</c> or <c>FULL_CONTROL</c>.</param>
public sealed record S3Grant([property: JsonRequired] string Grantee, [property: JsonRequired] string Permission)
{
    /// <summary>Everybody, without signing in.</summary>
    public const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";

    /// <summary>Everybody with an AWS account of whatever kind.</summary>
    public const string AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

    /// <summary>True when the grant is to one of the two groups that mean the public.</summary>
    [JsonIgnore]
    public bool IsPublic => Grantee is AllUsers or AuthenticatedUsers;

    /// <summary>True when the grant lets change the bucket's objects or its ACL.</summary>
    [JsonIgnore]
    public bool Writes => Permission is "WRITE" or "WRITE_ACP" or "FULL_CONTROL";
}
