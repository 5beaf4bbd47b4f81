using System.Collections.Frozen;

namespace Qrie.Simulator.S3.Parts;

/// <summary>The subresources, by their name in the query.</summary>
internal static class BucketParts
{
    public static readonly FrozenDictionary<string, BucketPart> ByQuery = new BucketPart[]
    {
        new PublicAccessBlockPart(), new VersioningPart(), new EncryptionPart(), new LoggingPart(), new PolicyPart(), new AclPart(),
        new OwnershipPart(), new LifecyclePart(), new TaggingPart(),
        new OpaquePart("cors", "BucketCors", "BucketCORS", "CORSConfiguration", ("NoSuchCORSConfiguration", "The CORS configuration does not exist")),
        new OpaquePart("website", "BucketWebsite", "BucketWebsite", "WebsiteConfiguration", ("NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration")),
        new OpaquePart("replication", "BucketReplication", "ReplicationConfiguration", "ReplicationConfiguration", ("ReplicationConfigurationNotFoundError", "The replication configuration was not found")),
        new OpaquePart("object-lock", "BucketObjectLockConfiguration", "BucketObjectLockConfiguration", "ObjectLockConfiguration", ("ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket")),
        new OpaquePart("notification", "BucketNotification", "BucketNotification", "NotificationConfiguration", ("", "")),
    }.ToFrozenDictionary(part => part.Query, StringComparer.Ordinal);
}
