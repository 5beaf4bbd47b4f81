using System.Text.Json.Nodes;
using Qrie.Changes;
using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail;

/// <summary>The rules that hold for every record, whatever its service.</summary>
public sealed class RecordRulesTests
{
    private const string Root = """{"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root","accountId":"111122223333"}""";

    [Fact]
    public void The_account_is_the_recipient_not_the_caller()
    {
        var record = OfS3("PutBucketAcl", bend: record => record["userIdentity"]!["accountId"] = Other).Parse();
        record.AccountId.Should().Be(Account);
        record.Changes.Should().OnlyContain(change => change.AccountId == Account);
    }

    [Theory]
    [InlineData("ANONYMOUS_PRINCIPAL")]
    [InlineData(null)]
    public void A_caller_may_be_nobody(string? account)
    {
        var record = OfS3("PutBucketAcl", bend: record => record["userIdentity"] = new JsonObject { ["type"] = "AWSAccount", ["principalId"] = "", ["accountId"] = account });
        record.Parse().AccountId.Should().Be(Account);
    }

    [Fact]
    public void Without_a_recipient_the_envelopes_account_counts() =>
        Envelope(OfS3("PutBucketAcl", bend: record => record.Remove("recipientAccountId"))).ParseEnvelope().AccountId.Should().Be(Account);

    [Fact]
    public void Without_a_recipient_and_an_envelope_resources_that_agree_tell_the_account() =>
        OfS3("PutBucketAcl", bend: record =>
        {
            record.Remove("recipientAccountId");
            record["resources"] = Json("""[{"accountId":"111122223333","ARN":"arn:aws:s3:::ledger"},{"accountId":"111122223333"}]""");
        }).Parse().AccountId.Should().Be(Account);

    [Theory]
    [InlineData("""[{"accountId":"111122223333"},{"accountId":"444455556666"}]""")]
    [InlineData("""[{"accountId":"twelve"}]""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Without_any_account_the_record_is_counted_and_not_processed(string resources) =>
        OfS3("PutBucketAcl", bend: record =>
        {
            record.Remove("recipientAccountId");
            record["resources"] = JsonNode.Parse(resources);
        }).Parse().Verdict().Should().Be("rejected missing_account");

    [Fact]
    public void The_callers_copy_of_a_call_into_another_account_changes_nothing() =>
        OfS3("PutBucketAcl", bend: record => record["resources"] = Json("""[{"accountId":"444455556666","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::ledger"}]"""))
            .Parse().Verdict().Should().Be("ignored callers_copy");

    [Fact]
    public void The_callers_copy_is_known_without_an_arn() =>
        OfS3("PutBucketAcl", bend: record => record["resources"] = Json("""[{"accountId":"444455556666","type":"AWS::S3::Bucket"}]"""))
            .Parse().Verdict().Should().Be("ignored callers_copy");

    [Fact]
    public void Another_resource_of_another_account_does_not_make_it_the_callers_copy() =>
        OfS3("PutBucketAcl", bend: record => record["resources"] = Json(
            """[{"accountId":"444455556666","type":"AWS::IAM::Role","ARN":"arn:aws:iam::444455556666:role/r"},{"accountId":"111122223333","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::ledger"}]"""))
            .Parse().Short().Should().Equal("U arn:aws:s3:::ledger");

    [Theory]
    [InlineData("cn-north-1", null, "aws-cn")]
    [InlineData("us-gov-west-1", null, "aws-us-gov")]
    [InlineData("eu-west-1", null, "aws")]
    [InlineData("eu-west-1", "arn:aws-cn:sts::111122223333:assumed-role/Admin/anna", "aws-cn")]
    [InlineData("cn-north-1", "anna", "aws-cn")]
    public void The_partition_comes_from_an_arn_or_else_from_the_region(string region, string? caller, string partition)
    {
        var change = OfS3("CreateBucket", bend: record =>
        {
            record["awsRegion"] = region;
            record["userIdentity"]!["arn"] = caller;
        }).Parse().Changes.Single();
        (change.Arn, change.Partition, change.Region).Should().Be(($"arn:{partition}:s3:::ledger", partition, region));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("\"true\"")]
    [InlineData("\"True\"")]
    public void Read_only_is_a_boolean_or_a_word(string readOnly) =>
        OfS3("PutBucketAcl", bend: record => record["readOnly"] = Json(readOnly)).Parse().Verdict().Should().Be("ignored read_only");

    [Theory]
    [InlineData("GetBucketAcl", "ignored read_only")]
    [InlineData("ListBuckets", "ignored read_only")]
    [InlineData("DescribeJob", "ignored read_only")]
    [InlineData("HeadBucket", "ignored read_only")]
    [InlineData("LookupEvents", "ignored read_only")]
    [InlineData("SearchThings", "ignored read_only")]
    [InlineData("BatchGetThings", "ignored read_only")]
    [InlineData("PutBucketAcl", "changes")]
    public void Records_of_old_versions_say_by_their_name_that_they_read(string name, string verdict) =>
        OfS3(name, bend: record =>
        {
            record["eventVersion"] = "1.05";
            record.Remove("readOnly");
        }).Parse().Verdict().Should().Be(verdict);

    [Fact]
    public void A_name_that_sounds_like_reading_is_no_read_when_the_record_says_so() =>
        OfS3("GetReadyBucket").Parse().Verdict().Should().Be("changes");

    [Theory]
    [InlineData("\"AccessDenied\"", "ignored failed")]
    [InlineData("\"Client.DryRunOperation\"", "ignored failed")]
    [InlineData("403", "ignored failed")]
    [InlineData("\"\"", "changes")]
    [InlineData("null", "changes")]
    public void A_failure_changes_nothing(string code, string verdict) =>
        OfS3("PutBucketAcl", bend: record => record["errorCode"] = JsonNode.Parse(code)).Parse().Verdict().Should().Be(verdict);

    [Theory]
    [InlineData("managementEvent", "false", "ignored data_event")]
    [InlineData("managementEvent", "\"false\"", "ignored data_event")]
    [InlineData("eventCategory", "\"Data\"", "ignored data_event")]
    [InlineData("eventCategory", "\"Insight\"", "ignored not_management")]
    [InlineData("eventCategory", "\"NetworkActivity\"", "ignored not_management")]
    [InlineData("eventCategory", "\"Management\"", "changes")]
    [InlineData("eventCategory", "null", "changes")]
    public void Only_management_events_count(string field, string value, string verdict) =>
        OfS3("PutBucketAcl", bend: record => record[field] = JsonNode.Parse(value)).Parse().Verdict().Should().Be(verdict);

    [Fact]
    public void A_service_that_nobody_looks_at_is_out_of_scope() =>
        Of("dynamodb.amazonaws.com", "CreateTable").Parse().Verdict().Should().Be("ignored out_of_scope");

    [Fact]
    public void A_service_event_has_no_request_and_is_read_from_its_details() =>
        Of("s3.amazonaws.com", "JobStatusChanged", bend: record =>
        {
            record["eventType"] = "AwsServiceEvent";
            record["serviceEventDetails"] = Json("""{"jobId":"1","status":"Complete"}""");
        }).Parse().Verdict().Should().Be("ignored listed");

    [Theory]
    [InlineData("s3.amazonaws.com", "changes")]
    [InlineData("dynamodb.amazonaws.com", "changes")]
    public void What_the_root_user_does_is_noted_at_the_account(string source, string verdict)
    {
        var record = Of(source, "CreateBucket", """{"bucketName":"ledger"}""", bend: record => record["userIdentity"] = Json(Root)).Parse();

        record.Verdict().Should().Be(verdict);
        var noted = record.Changes[^1];
        (noted.Arn, noted.Type, noted.Kind, noted.Part)
            .Should().Be(("arn:aws:account::111122223333:account", "AWS::Account", ChangeKind.Related, "root_last_seen_at"));
    }

    [Fact]
    public void The_root_user_in_the_console_is_the_root_user() =>
        OfS3("CreateBucket", bend: record =>
        {
            record["userIdentity"] = Json(Root);
            record["userIdentity"]!["invokedBy"] = "signin.amazonaws.com";
        }).Parse().Short().Should().Equal("C arn:aws:s3:::ledger", "R arn:aws:account::111122223333:account");

    [Theory]
    [InlineData("invokedBy", "\"backup.amazonaws.com\"")]
    [InlineData("accountId", "\"444455556666\"")]
    [InlineData("type", "\"IAMUser\"")]
    public void A_service_in_its_name_or_the_root_user_of_another_account_is_not(string field, string value) =>
        OfS3("CreateBucket", bend: record =>
        {
            record["userIdentity"] = Json(Root);
            record["userIdentity"]![field] = Json(value);
        }).Parse().Short().Should().Equal("C arn:aws:s3:::ledger");

    [Theory]
    [InlineData("readOnly", "true")]
    [InlineData("errorCode", "\"AccessDenied\"")]
    [InlineData("managementEvent", "false")]
    public void What_is_dropped_is_dropped_for_the_root_user_too(string field, string value) =>
        OfS3("CreateBucket", bend: record =>
        {
            record["userIdentity"] = Json(Root);
            record[field] = Json(value);
        }).Parse().Changes.Should().BeEmpty();

    [Fact]
    public void An_unclassified_record_of_the_root_user_is_still_unclassified()
    {
        var record = OfS3("PaintBucket", "{}", record => record["userIdentity"] = Json(Root)).Parse();
        record.Verdict().Should().Be("unclassified PaintBucket");
        record.Short().Should().Equal("R arn:aws:account::111122223333:account");
    }

    [Fact]
    public void The_cause_says_who_did_what_when_and_from_where() =>
        OfS3("CreateBucket").Parse().Changes.Single().Cause.Should().Be(new Cause
        {
            EventId = "5d0c6e0a-7a0f-4d55-9a43-000000000001",
            EventName = "CreateBucket",
            Principal = "arn:aws:sts::111122223333:assumed-role/Admin/anna",
            SourceIp = "198.51.100.7",
            At = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
        });
}
