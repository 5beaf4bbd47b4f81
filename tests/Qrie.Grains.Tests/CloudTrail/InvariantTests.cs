using System.Text.Json.Nodes;
using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail;

public sealed class InvariantTests
{
    [Theory]
    [InlineData("source", "\"my.app\"", "spoofed_source")]
    [InlineData("source", "\"AWS.s3\"", "spoofed_source")]
    [InlineData("source", "null", "not_cloudtrail")]
    [InlineData("source", "7", "not_cloudtrail")]
    [InlineData("detail-type", "\"EC2 Instance State-change Notification\"", "not_cloudtrail")]
    [InlineData("detail-type", "null", "not_cloudtrail")]
    [InlineData("account", "\"444455556666\"", "account_mismatch")]
    [InlineData("account", "null", "missing_account")]
    [InlineData("account", "111122223333", "missing_account")]
    [InlineData("detail", "\"a string\"", "not_cloudtrail")]
    [InlineData("detail", "null", "not_cloudtrail")]
    public void Invariant_9_nothing_is_believed_because_it_is_in_the_queue(string field, string value, string reason)
    {
        Envelope(OfS3("CreateBucket")).ParseEnvelope().Outcome.Should().Be(RecordOutcome.Changes);

        var record = Envelope(OfS3("CreateBucket"), envelope => envelope[field] = JsonNode.Parse(value)).ParseEnvelope();

        record.Verdict().Should().Be($"rejected {reason}");
        record.Changes.Should().BeEmpty();
    }

    [Fact]
    public void Invariant_9_an_account_that_is_not_onboarded_is_unknown() =>
        Envelope(OfS3("CreateBucket", bend: record => record["recipientAccountId"] = Other), envelope => envelope["account"] = Other)
            .ParseEnvelope().Verdict().Should().Be("rejected unknown_account");

    [Theory]
    [InlineData("\"444455556666\"")]
    [InlineData("444455556666")]
    [InlineData("{}")]
    public void Invariant_9_a_record_of_another_account_than_the_envelopes_is_refused(string recipient) =>
        Envelope(OfS3("CreateBucket", bend: record => record["recipientAccountId"] = Json(recipient)))
            .ParseEnvelope().Verdict().Should().Be("rejected account_mismatch");

    [Theory]
    [InlineData("readOnly", "true", "ignored read_only")]
    [InlineData("errorCode", "\"AccessDenied\"", "ignored failed")]
    public void Invariant_10_what_changes_nothing_is_dropped_at_parsing(string field, string value, string verdict)
    {
        var record = Envelope(OfS3("CreateBucket", bend: record => record[field] = Json(value))).ParseEnvelope();

        record.Verdict().Should().Be(verdict);
        record.Changes.Should().BeEmpty();
        record.AccountId.Should().Be(Account, "what is dropped is counted with its account");
    }

    [Fact]
    public void Invariant_10_dropping_comes_before_any_doubt_about_the_record() =>
        Envelope(OfS3("CreateBucket", bend: record =>
        {
            record["readOnly"] = true;
            record.Remove("eventTime");
        })).ParseEnvelope().Verdict().Should().Be("ignored read_only");
}
