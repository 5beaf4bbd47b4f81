using System.Text;
using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail;

public sealed class BadInputTests
{
    private static readonly string Good = Envelope(OfS3("CreateBucket")).ToJsonString();

    [Theory]
    [InlineData("", "malformed")]
    [InlineData("this is no JSON", "malformed")]
    [InlineData("\"text\"", "not_cloudtrail")]
    [InlineData("[]", "not_cloudtrail")]
    [InlineData("{}", "not_cloudtrail")]
    [InlineData("null", "not_cloudtrail")]
    [InlineData("17", "not_cloudtrail")]
    public void What_is_no_envelope_is_rejected(string message, string reason) =>
        ParseEnvelope(Encoding.UTF8.GetBytes(message)).Verdict().Should().Be($"rejected {reason}");

    [Fact]
    public void A_truncated_message_is_malformed_wherever_it_ends()
    {
        for (var length = 1; length < Good.Length; length++)
        {
            ParseEnvelope(Encoding.UTF8.GetBytes(Good[..length])).Verdict().Should().Be("rejected malformed");
        }
    }

    [Fact]
    public void A_message_of_one_megabyte_is_too_large() =>
        ParseEnvelope(Encoding.UTF8.GetBytes(Good + new string(' ', 1_000_000 - Good.Length))).Verdict().Should().Be("rejected too_large");

    [Fact]
    public void A_large_message_below_that_is_read() =>
        ParseEnvelope(Encoding.UTF8.GetBytes(Good + new string(' ', 999_999 - Good.Length))).Verdict().Should().Be("changes");

    [Fact]
    public void A_deeply_nested_message_is_malformed() =>
        ParseEnvelope(Encoding.UTF8.GetBytes(new string('[', 5_000) + new string(']', 5_000))).Verdict().Should().Be("rejected malformed");

    [Fact]
    public void A_byte_order_mark_does_no_harm() =>
        ParseEnvelope([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Good)]).Verdict().Should().Be("changes");

    [Fact]
    public void Text_that_is_no_text_is_malformed() =>
        ParseEnvelope(Encoding.UTF8.GetBytes(Good.Replace("CreateBucket", "\\ud800"))).Verdict().Should().Be("rejected malformed");

    [Theory]
    [InlineData("eventTime", "missing_time")]
    [InlineData("eventName", "missing_field")]
    [InlineData("eventSource", "missing_field")]
    [InlineData("eventID", "missing_field")]
    public void A_record_without_its_own_fields_is_rejected(string field, string reason) =>
        Envelope(OfS3("CreateBucket", bend: record => record.Remove(field))).ParseEnvelope().Verdict().Should().Be($"rejected {reason}");

    [Theory]
    [InlineData("eventTime", "\"yesterday\"", "missing_time")]
    [InlineData("eventTime", "1772600767", "missing_time")]
    [InlineData("eventTime", "{}", "missing_time")]
    [InlineData("eventName", "[\"CreateBucket\"]", "missing_field")]
    [InlineData("eventSource", "true", "missing_field")]
    [InlineData("eventID", "0", "missing_field")]
    public void Fields_of_a_wrong_type_are_missing(string field, string value, string reason) =>
        Envelope(OfS3("CreateBucket", bend: record => record[field] = Json(value))).ParseEnvelope().Verdict().Should().Be($"rejected {reason}");

    [Theory]
    [InlineData("userIdentity", "\"anna\"")]
    [InlineData("userIdentity", "[[]]")]
    [InlineData("resources", "\"arn:aws:s3:::ledger\"")]
    [InlineData("resources", "{\"items\":[null,1,{\"ARN\":{}}]}")]
    [InlineData("sourceIPAddress", "[]")]
    [InlineData("responseElements", "\"null\"")]
    [InlineData("serviceEventDetails", "3")]
    public void Other_fields_of_a_wrong_type_do_no_harm(string field, string value) =>
        Envelope(OfS3("CreateBucket", bend: record => record[field] = Json(value))).ParseEnvelope()
            .Short().Should().Equal("C arn:aws:s3:::ledger");

    [Fact]
    public void A_record_without_a_region_takes_the_envelopes() =>
        Envelope(OfS3("CreateBucket", bend: record => record.Remove("awsRegion"))).ParseEnvelope().Region.Should().Be("eu-west-1");

    [Fact]
    public void A_bare_record_without_a_region_is_rejected() =>
        OfS3("CreateBucket", bend: record => record.Remove("awsRegion")).Parse().Verdict().Should().Be("rejected missing_field");
}
