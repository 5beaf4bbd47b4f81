using Qrie.Aws;
using Qrie.Changes;
using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail.S3;

public sealed class S3EventsTests
{
    private const string Ledger = "arn:aws:s3:::ledger";

    [Theory]
    [InlineData("CreateBucket", ChangeKind.Created, null)]
    [InlineData("DeleteBucket", ChangeKind.Deleted, null)]
    [InlineData("PutBucketAcl", ChangeKind.Changed, "acl")]
    [InlineData("PutBucketPolicy", ChangeKind.Changed, "policy,policy_status")]
    [InlineData("DeleteBucketPolicy", ChangeKind.Changed, "policy,policy_status")]
    [InlineData("PutBucketPublicAccessBlock", ChangeKind.Changed, "public_access_block")]
    [InlineData("DeleteBucketPublicAccessBlock", ChangeKind.Changed, "public_access_block")]
    [InlineData("PutPublicAccessBlock", ChangeKind.Changed, "public_access_block")]
    [InlineData("DeletePublicAccessBlock", ChangeKind.Changed, "public_access_block")]
    [InlineData("PutBucketOwnershipControls", ChangeKind.Changed, "ownership")]
    [InlineData("DeleteBucketOwnershipControls", ChangeKind.Changed, "ownership")]
    [InlineData("PutBucketEncryption", ChangeKind.Changed, "encryption")]
    [InlineData("DeleteBucketEncryption", ChangeKind.Changed, "encryption")]
    [InlineData("PutBucketVersioning", ChangeKind.Changed, "versioning")]
    [InlineData("PutBucketLogging", ChangeKind.Changed, "logging")]
    [InlineData("PutBucketLifecycle", ChangeKind.Changed, "lifecycle")]
    [InlineData("PutBucketLifecycleConfiguration", ChangeKind.Changed, "lifecycle")]
    [InlineData("DeleteBucketLifecycle", ChangeKind.Changed, "lifecycle")]
    [InlineData("PutBucketTagging", ChangeKind.Changed, "tags")]
    [InlineData("DeleteBucketTagging", ChangeKind.Changed, "tags")]
    [InlineData("PutBucketReplication", ChangeKind.Changed, ResourceChange.NoPart)]
    [InlineData("DeleteBucketReplication", ChangeKind.Changed, ResourceChange.NoPart)]
    [InlineData("PutBucketNotification", ChangeKind.Changed, ResourceChange.NoPart)]
    [InlineData("PutBucketNotificationConfiguration", ChangeKind.Changed, ResourceChange.NoPart)]
    [InlineData("PutBucketObjectLockConfiguration", ChangeKind.Changed, ResourceChange.NoPart)]
    [InlineData("PutObjectLockConfiguration", ChangeKind.Changed, ResourceChange.NoPart)]
    [InlineData("PutBucketWebsite", ChangeKind.Changed, ResourceChange.NoPart)]
    [InlineData("DeleteBucketCors", ChangeKind.Changed, ResourceChange.NoPart)]
    [InlineData("PutBucketInventoryConfiguration", ChangeKind.Changed, ResourceChange.NoPart)]
    [InlineData("PutBucketMetricsConfiguration", ChangeKind.Changed, ResourceChange.NoPart)]
    [InlineData("PutBucketSomethingNew", ChangeKind.Changed, null)]
    public void A_bucket_event_touches_the_bucket_that_the_request_names(string name, ChangeKind kind, string? part)
    {
        var record = OfS3(name).Parse();

        var change = record.Changes.Should().ContainSingle().Subject;
        record.Verdict().Should().Be("changes");
        (change.Arn, change.Type, change.Kind, change.Part).Should().Be((Ledger, "AWS::S3::Bucket", kind, part));
        (change.AccountId, change.Region, change.Partition).Should().Be((Account, "eu-west-1", "aws"));
    }

    [Fact]
    public void The_part_of_every_row_is_a_part_of_a_configuration()
    {
        var known = new ResourceTypes().Find("AWS::S3::Bucket")!.Permissions.Keys.Append(ResourceChange.NoPart);
        new S3Events().Rows.SelectMany(row => row.Names).Except(["PutAccountPublicAccessBlock", "DeleteAccountPublicAccessBlock"])
            .SelectMany(name => OfS3(name).Parse().Changes).SelectMany(change => change.Parts).Distinct()
            .Should().BeSubsetOf(known);
    }

    [Theory]
    [InlineData("PutAccountPublicAccessBlock")]
    [InlineData("DeleteAccountPublicAccessBlock")]
    public void The_accounts_block_of_public_access_touches_the_account_and_every_bucket(string name)
    {
        var record = OfS3(name, """{"bucketName":"noise","accountId":"111122223333"}""").Parse();

        record.Short().Should().Equal(
            "U arn:aws:account::111122223333:account", "R S3::Bucket of arn:aws:account::111122223333:account");
        record.Changes.Select(change => change.Part).Should().Equal("public_access_block", "account_public_access_block");
    }

    [Theory]
    [InlineData("PutObject")]
    [InlineData("CopyObject")]
    [InlineData("DeleteObject")]
    [InlineData("DeleteObjects")]
    [InlineData("RestoreObject")]
    [InlineData("RenameObject")]
    [InlineData("PutObjectAcl")]
    [InlineData("PutObjectTagging")]
    [InlineData("DeleteObjectTagging")]
    [InlineData("PutObjectRetention")]
    [InlineData("PutObjectLegalHold")]
    [InlineData("UpdateObjectEncryption")]
    [InlineData("CreateMultipartUpload")]
    [InlineData("UploadPart")]
    [InlineData("UploadPartCopy")]
    [InlineData("CompleteMultipartUpload")]
    [InlineData("AbortMultipartUpload")]
    [InlineData("SelectObjectContent")]
    [InlineData("WriteGetObjectResponse")]
    [InlineData("CreateSession")]
    public void Events_of_objects_are_data(string name) => OfS3(name).Parse().Verdict().Should().Be("ignored data_event");

    [Fact]
    public void Whatever_has_a_key_is_an_object()
    {
        OfS3("PutSomethingNew", """{"bucketName":"ledger","key":2026}""").Parse().Verdict().Should().Be("ignored data_event");
        OfS3("PutSomethingNew", """{"bucketName":"ledger","key":"2026/march.csv"}""").Parse().Verdict().Should().Be("ignored data_event");
    }

    [Theory]
    [InlineData("CreateJob", "listed")]
    [InlineData("JobCreated", "listed")]
    [InlineData("JobStatusChanged", "listed")]
    [InlineData("UpdateJobStatus", "listed")]
    [InlineData("UpdateJobPriority", "listed")]
    [InlineData("PutStorageLensConfiguration", "listed")]
    [InlineData("CreateAccessPoint", "no_resource")]
    [InlineData("PutAccessPointPolicyForObjectLambda", "no_resource")]
    [InlineData("CreateAccessGrantsInstance", "no_resource")]
    public void Jobs_and_what_has_no_resource_are_ignored(string name, string reason) =>
        OfS3(name, """{"accountId":"111122223333"}""").Parse().Verdict().Should().Be($"ignored {reason}");

    [Fact]
    public void A_mutation_that_no_rule_knows_is_unclassified_by_its_name() =>
        OfS3("PaintBucket", """{"colour":"green"}""").Parse().Verdict().Should().Be("unclassified PaintBucket");

    [Theory]
    [InlineData("ledger")]
    [InlineData("a.b-c")]
    [InlineData("Old_Bucket_Of_2009")]
    public void Names_of_buckets_old_and_new_are_taken(string name) =>
        OfS3("PutBucketAcl", $$"""{"bucketName":"{{name}}"}""").Parse().Short().Should().Equal($"U arn:aws:s3:::{name}");

    [Theory]
    [InlineData("""{"bucketName":""}""")]
    [InlineData("""{"bucketName":"null"}""")]
    [InlineData("""{"bucketName":"b"}""")]
    [InlineData("""{"bucketName":"two words"}""")]
    [InlineData("""{"bucketName":"ledger/key"}""")]
    [InlineData("""{"bucketName":"arn:aws:s3:eu-west-1:111122223333:accesspoint/a"}""")]
    [InlineData("""{"bucketName":"HIDDEN_DUE_TO_SECURITY_REASONS"}""")]
    [InlineData("""{"bucketName":"<sensitiveDataRemoved>"}""")]
    [InlineData("""{"bucketName":"****"}""")]
    [InlineData("""{"bucketName":17}""")]
    [InlineData("""{"bucketName":["ledger"]}""")]
    [InlineData("""{"bucketName":{"name":"ledger"}}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"null\"")]
    [InlineData("\"bucketName=ledger\"")]
    [InlineData("\"HIDDEN_DUE_TO_SECURITY_REASONS\"")]
    [InlineData("17")]
    [InlineData(null)]
    public void A_bucket_that_the_record_does_not_name_is_found_by_listing_again(string? request) =>
        OfS3("PutBucketPolicy", request).Parse().Short().Should().Equal("B S3::Bucket");

    [Theory]
    [InlineData("""[{"ARN":"arn:aws:s3:::ledger","accountId":"111122223333","type":"AWS::S3::Bucket"}]""")]
    [InlineData("""[{"arn":"arn:aws:s3:::ledger"}]""")]
    [InlineData("""[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::wrong/key"},{"type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::ledger"}]""")]
    [InlineData("""[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::wrong"},{"ARN":"arn:aws:s3:::ledger"}]""")]
    [InlineData("""[{"ARN":"arn:aws:iam::111122223333:role/replication"},{"ARN":"arn:aws:s3:::ledger"}]""")]
    [InlineData("""[null,"arn:aws:s3:::wrong",{"ARN":7},{"ARN":"arn:aws:s3:::ledger"}]""")]
    [InlineData("""{"ARN":"arn:aws:s3:::ledger"}""")]
    public void Without_a_name_the_bucket_among_the_resources_counts_wherever_it_stands(string resources) =>
        OfS3("PutBucketPolicy", null, record => record["resources"] = Json(resources)).Parse().Short().Should().Equal($"U {Ledger}");

    [Fact]
    public void The_request_comes_before_the_resources() =>
        OfS3("PutBucketPolicy", bend: record => record["resources"] = Json("""[{"ARN":"arn:aws:s3:::wrong"}]""")).Parse()
            .Short().Should().Equal($"U {Ledger}");

    [Fact]
    public void An_objects_arn_is_no_bucket() =>
        OfS3("PutBucketPolicy", null, record => record["resources"] = Json("""[{"ARN":"arn:aws:s3:::ledger/key"}]""")).Parse()
            .Short().Should().Equal("B S3::Bucket");

    [Fact]
    public void A_record_may_touch_several_buckets() =>
        OfS3("PutBucketPolicy", null, record => record["resources"] = Json("""[{"ARN":"arn:aws:s3:::one"},{"arn":"arn:aws:s3:::two"},{"arn":"arn:aws:s3:::one"}]"""))
            .Parse().Short().Should().Equal("U arn:aws:s3:::one", "U arn:aws:s3:::two");

    [Fact]
    public void However_many_resources_a_record_names_each_is_touched_once()
    {
        var resources = string.Join(',', Enumerable.Range(0, 9_000).Select(i => $$"""{"ARN":"arn:aws:s3:::bucket-{{i % 3_000}}"}"""));
        S3Change(resources).Changes.Select(change => change.Arn).Should().HaveCount(3_000).And.OnlyHaveUniqueItems();

        static ParsedRecord S3Change(string resources) =>
            OfS3("PutBucketPolicy", null, record => record["resources"] = Json($"[{resources}]")).Parse();
    }

    [Theory]
    [InlineData("BucketName")]
    [InlineData("bucketname")]
    [InlineData("BUCKETNAME")]
    public void Keys_match_without_regard_to_case(string key) =>
        OfS3("CreateBucket", $$"""{"{{key}}":"ledger"}""").Parse().Short().Should().Equal($"C {Ledger}");
}
