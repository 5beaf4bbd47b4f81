using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3;

/// <summary>An access control list (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html"/>).</summary>
/// <param name="Owner">The account of the bucket.</param>
/// <param name="Grants">Pairs of a canonical user id or the URI of a group, and a permission.</param>
internal sealed record BucketAcl(string Owner, IReadOnlyList<(string Grantee, string Permission)> Grants)
{
    public const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";
    public const string AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
    public const string LogDelivery = "http://acs.amazonaws.com/groups/s3/LogDelivery";

    public bool IsPublic => Grants.Any(grant => grant.Grantee is AllUsers or AuthenticatedUsers);

    public static BucketAcl Private(string owner) => new(owner, [(CanonicalUser(owner), "FULL_CONTROL")]);

    public static BucketAcl Canned(string owner, string name)
    {
        var own = (CanonicalUser(owner), "FULL_CONTROL");
        return new BucketAcl(owner, name switch
        {
            "private" or "bucket-owner-read" or "bucket-owner-full-control" or "aws-exec-read" => [own],
            "public-read" => [own, (AllUsers, "READ")],
            "public-read-write" => [own, (AllUsers, "READ"), (AllUsers, "WRITE")],
            "authenticated-read" => [own, (AuthenticatedUsers, "READ")],
            "log-delivery-write" => [own, (LogDelivery, "WRITE"), (LogDelivery, "READ_ACP")],
            _ => throw new AwsError(400, "InvalidArgument", $"{name} is not a valid canned ACL"),
        });
    }

    /// <summary>The 64 hexadecimal digits by which S3 names an account.</summary>
    public static string CanonicalUser(string accountId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(accountId)));

    public string Write() => S3Xml.Write(new XElement(
        S3Xml.Ns + "AccessControlPolicy",
        new XElement(S3Xml.Ns + "Owner", new XElement(S3Xml.Ns + "ID", CanonicalUser(Owner))),
        new XElement(S3Xml.Ns + "AccessControlList", Grants.Select(grant =>
        {
            var isGroup = grant.Grantee.Contains("://", StringComparison.Ordinal);
            return new XElement(
                S3Xml.Ns + "Grant",
                new XElement(
                    S3Xml.Ns + "Grantee",
                    new XAttribute(XNamespace.Xmlns + "xsi", S3Xml.Xsi),
                    new XAttribute(S3Xml.Xsi + "type", isGroup ? "Group" : "CanonicalUser"),
                    new XElement(S3Xml.Ns + (isGroup ? "URI" : "ID"), grant.Grantee)),
                new XElement(S3Xml.Ns + "Permission", grant.Permission));
        }))));
}
