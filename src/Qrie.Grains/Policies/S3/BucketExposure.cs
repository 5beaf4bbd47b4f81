using Qrie.Aws;
using Qrie.Aws.S3;
using Qrie.Policies.Documents;

namespace Qrie.Policies.S3;

/// <summary>
/// Whether the public gets into a bucket: by its policy or by its ACL, with the account's and the bucket's flags and the
/// ownership counted in. Object ACLs and access points are not read.
/// </summary>
internal sealed class BucketExposure
{
    private readonly S3BucketConfiguration bucket;

    public BucketExposure(S3BucketConfiguration bucket)
    {
        this.bucket = bucket;
        Document = PolicyDocument.Read(bucket.Policy);
        Flags = new PublicAccessFlags(bucket.AccountPublicAccessBlock, bucket.PublicAccessBlock);
        PolicyIsOpen = PolicyIsPublic() & !Flags.RestrictPublicBuckets;
        AclIsInForce = !Flags.IgnorePublicAcls
            & bucket.Ownership.Is("ownership", ownership => ownership.ObjectOwnership != "BucketOwnerEnforced", whenAbsent: true);
        AclIsOpen = Grants(grant => grant.IsPublic) & AclIsInForce;
    }

    /// <summary>The bucket policy.</summary>
    public Observed<PolicyDocument> Document { get; }

    /// <summary>The four flags in force.</summary>
    public PublicAccessFlags Flags { get; }

    /// <summary>Whether the policy lets in the public, and nothing restricts it.</summary>
    public Truth PolicyIsOpen { get; }

    /// <summary>Whether a grant to the public would have an effect.</summary>
    public Truth AclIsInForce { get; }

    /// <summary>Whether the ACL lets in the public, and nothing overrules it.</summary>
    public Truth AclIsOpen { get; }

    /// <summary>Whether some grant of the ACL is such.</summary>
    public Truth Grants(Func<S3Grant, bool> predicate) => bucket.Acl.Is("acl", acl => acl.Grants.Any(predicate), whenAbsent: false);

    /// <summary>Whether some statement of the policy is such.</summary>
    public Truth Statements(Func<PolicyDocument, IReadOnlyList<PolicyStatement>> select) =>
        Document.Is("policy", document => select(document).Count > 0, whenAbsent: false);

    /// <summary>By which of the two ways the public gets in: <c>policy</c>, <c>acl</c>.</summary>
    public static string[] Ways(Truth policy, Truth acl) => (policy.IsTrue, acl.IsTrue) switch
    {
        (true, true) => ["policy", "acl"],
        (true, false) => ["policy"],
        (false, true) => ["acl"],
        _ => [],
    };

    /// <summary>The grants that let in the public, for evidence; none where the ACL is not open.</summary>
    public object[] GrantEvidence(Truth open, Func<S3Grant, bool> predicate) => open.IsTrue && bucket.Acl.TryGet(out var acl)
        ? [.. acl.Grants.Where(predicate).Select(grant => new { grantee = grant.Grantee, permission = grant.Permission })]
        : [];

    /// <summary>The statements that let in the public, for evidence; none where the policy is not open, or S3 alone knows why it is.</summary>
    public object[] StatementEvidence(Truth open, Func<PolicyDocument, IReadOnlyList<PolicyStatement>> select) => open.IsTrue && Document.TryGet(out var document)
        ? [.. select(document).Select(statement => new { index = statement.Index, sid = statement.Sid })]
        : [];

    // S3's own judgement comes first; where it cannot be read, ours.
    private Truth PolicyIsPublic()
    {
        var status = bucket.PolicyStatus.Is("policy_status", status => status.IsPublic, whenAbsent: false);
        if (!status.IsUnknown)
        {
            return status;
        }

        var own = Statements(document => document.PublicStatements());
        return own.IsUnknown ? status & own : own;
    }
}
