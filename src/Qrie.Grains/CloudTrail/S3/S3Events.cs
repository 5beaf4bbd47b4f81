using Qrie.Changes;
using Qrie.CloudTrail.Rules;
using static Qrie.CloudTrail.AccountLevel;
using static Qrie.CloudTrail.Rules.EventRule;
using static Qrie.CloudTrail.S3.S3Shapes;

namespace Qrie.CloudTrail.S3;

/// <summary>Buckets. Names are CloudTrail's, and the API's where these differ. Objects are data.</summary>
internal sealed class S3Events : EventTable
{
    private const string Name = "rp.bucketName / resources[]";

    public override string EventSource => "s3.amazonaws.com";

    public override IReadOnlyList<EventRule> Rows { get; } =
    [
        On("CreateBucket").Created(Bucket, Name),
        On("DeleteBucket").Deleted(Bucket, Name),
        On("PutBucketAcl").Changed(Bucket, Name, "acl"),
        On("PutBucketPolicy DeleteBucketPolicy").Changed(Bucket, Name, "policy,policy_status"),
        On("PutBucketPublicAccessBlock DeleteBucketPublicAccessBlock PutPublicAccessBlock DeletePublicAccessBlock")
            .Changed(Bucket, Name, "public_access_block"),
        On("PutBucketOwnershipControls DeleteBucketOwnershipControls").Changed(Bucket, Name, "ownership"),
        On("PutBucketEncryption DeleteBucketEncryption").Changed(Bucket, Name, "encryption"),
        On("PutBucketVersioning").Changed(Bucket, Name, "versioning"),
        On("PutBucketLogging").Changed(Bucket, Name, "logging"),
        On("PutBucketLifecycle PutBucketLifecycleConfiguration DeleteBucketLifecycle").Changed(Bucket, Name, "lifecycle"),
        On("PutBucketTagging DeleteBucketTagging").Changed(Bucket, Name, "tags"),
        On("PutBucketReplication DeleteBucketReplication PutBucketNotification PutBucketNotificationConfiguration PutBucketObjectLockConfiguration PutObjectLockConfiguration")
            .Changed(Bucket, Name, ResourceChange.NoPart),
        On("PutAccountPublicAccessBlock DeleteAccountPublicAccessBlock")
            .ChangedOnly(Account, "public_access_block").RelatedPart(Bucket, "account_public_access_block"),
    ];

    // A name without a key is a setting of the bucket, whatever it is called. Those of the first row no configuration holds.
    public override IReadOnlyList<EventRule> Defaults { get; } =
    [
        On("*Website* *Cors* *Inventory* *Metrics* *Analytics* *IntelligentTiering* *Accelerate* *RequestPayment*")
            .Changed(Bucket, "rp.bucketName?", ResourceChange.NoPart),
        On("*").Changed(Bucket, "rp.bucketName?"),
    ];

    public override string Data =>
        "PutObject CopyObject DeleteObject DeleteObjects RestoreObject RenameObject PutObjectAcl PutObjectTagging DeleteObjectTagging "
        + "PutObjectRetention PutObjectLegalHold UpdateObjectEncryption CreateMultipartUpload UploadPart UploadPartCopy "
        + "CompleteMultipartUpload AbortMultipartUpload SelectObjectContent WriteGetObjectResponse CreateSession";

    public override string Listed => "CreateJob JobCreated JobStatusChanged UpdateJobStatus UpdateJobPriority *StorageLens*";

    public override string NoResource => "*AccessPoint* *AccessGrant*";

    protected override Extraction? Before(CloudTrailRecord record) =>
        record.Request.Member("key").IsNothing() ? null : Extraction.Ignored(RecordReasons.DataEvent);
}
