using System.Collections.Frozen;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3;

/// <summary>Reads the ACL that a call gives: a canned one, grants in headers, or a document.</summary>
internal static class AclReader
{
    private static readonly (string Header, string Permission)[] GrantHeaders =
    [
        ("x-amz-grant-full-control", "FULL_CONTROL"), ("x-amz-grant-read", "READ"), ("x-amz-grant-write", "WRITE"),
        ("x-amz-grant-read-acp", "READ_ACP"), ("x-amz-grant-write-acp", "WRITE_ACP"),
    ];

    private static readonly FrozenSet<string> Permissions = GrantHeaders.Select(grant => grant.Permission).ToFrozenSet();

    private static readonly FrozenSet<string> Names =
        new[] { "Owner", "ID", "DisplayName", "AccessControlList", "Grant", "Grantee", "URI", "EmailAddress", "Permission" }.ToFrozenSet();

    /// <summary>The ACL of the call's headers; null when they give none.</summary>
    public static BucketAcl? FromHeaders(SimulatedCall call, string owner)
    {
        var canned = call.Header("x-amz-acl");
        var grants = GrantHeaders.SelectMany(known => Grantees(call.Header(known.Header)).Select(grantee => (grantee, known.Permission))).ToArray();
        return (canned.Length > 0, grants.Length > 0) switch
        {
            (true, true) => throw new AwsError(400, "InvalidRequest", "Specifying both Canned ACLs and Header Grants is not allowed"),
            (true, false) => BucketAcl.Canned(owner, canned),
            (false, true) => new BucketAcl(owner, grants),
            _ => null,
        };
    }

    /// <summary>The ACL of the call's body.</summary>
    public static BucketAcl FromBody(SimulatedCall call, string owner)
    {
        if (call.Body.Length == 0)
        {
            throw new AwsError(400, "MissingSecurityHeader", "Your request was missing a required header");
        }

        var root = S3Xml.Parse(call.Body, "AccessControlPolicy", Names);
        if (root.Child("Owner")?.Text("ID") is { } named && named != BucketAcl.CanonicalUser(owner))
        {
            throw new AwsError(403, "AccessDenied", "Access Denied");
        }

        var list = root.Child("AccessControlList") ?? throw S3Xml.Malformed;
        return new BucketAcl(owner, [.. list.Children("Grant").Select(grant =>
        {
            var grantee = grant.Child("Grantee") ?? throw S3Xml.Malformed;
            var permission = grant.Text("Permission");
            return permission is null || !Permissions.Contains(permission)
                ? throw S3Xml.Malformed
                : (grantee.Text("URI") is { } uri ? Group(uri) : grantee.Text("ID") is { } id ? User(id) : throw Unresolvable, permission);
        })]);
    }

    // uri="http://…", id="…"
    private static IEnumerable<string> Grantees(string header) => header
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(grantee => grantee.Split('=', 2) switch
        {
            ["uri", var uri] => Group(uri.Trim('"')),
            ["id", var id] => User(id.Trim('"')),
            ["emailAddress", _] => throw Unresolvable,
            _ => throw new AwsError(400, "InvalidArgument", "Argument format not recognized"),
        });

    private static AwsError Unresolvable => new(400, "UnresolvableGrantByEmailAddress", "The e-mail address you provided does not match any account on record.");

    private static string Group(string uri) => uri is BucketAcl.AllUsers or BucketAcl.AuthenticatedUsers or BucketAcl.LogDelivery
        ? uri
        : throw new AwsError(400, "InvalidArgument", "Invalid group uri");

    private static string User(string id) => id.Length == 64 && id.All(char.IsAsciiHexDigitLower)
        ? id
        : throw new AwsError(400, "InvalidArgument", "Invalid id");
}
