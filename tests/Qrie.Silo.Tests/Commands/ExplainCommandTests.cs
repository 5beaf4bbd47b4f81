using System.IO.Compression;
using System.Text;

namespace Qrie.Silo.Commands;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_bare_record_is_explained_in_the_agreed_shape()
    {
        var run = await JsonOfAsync(Record("PutBucketVersioning", "e1"));
        run.Output.Trim().Should().Be(
            """{"event_id":"e1","event_name":"PutBucketVersioning","event_source":"s3.amazonaws.com","outcome":"changes","reason":null,"changes":[{"arn":"arn:aws:s3:::my-bucket","type":"AWS::S3::Bucket","account_id":"123456789012","region":"us-east-1","kind":"changed"}],"relist":[]}""");
    }

    [Fact]
    public async Task Related_resources_name_what_changed_instead_of_themselves()
    {
        var run = await JsonOfAsync(Record("PutAccountPublicAccessBlock", "e1", parameters: "{}"));
        run.Json.Should().ContainSingle().Which.GetProperty("changes")[1].ToString().Should().Be(
            """{"arn":null,"type":"AWS::S3::Bucket","account_id":"123456789012","region":"us-east-1","kind":"related","related_to":"arn:aws:account::123456789012:account"}""");
    }

    [Fact]
    public async Task A_record_that_names_nothing_is_a_relist()
    {
        var run = await JsonOfAsync(Record("DeleteBucket", "e1", parameters: "null"));
        run.Json[0].GetProperty("changes").GetArrayLength().Should().Be(0);
        run.Json[0].GetProperty("relist").ToString().Should().Be("""[{"type":"AWS::S3::Bucket","account_id":"123456789012","region":"us-east-1"}]""");
    }

    [Fact]
    public async Task All_forms_of_files_are_read()
    {
        var (one, two, three) = (Record("PutBucketVersioning", "e1"), Record("PutBucketPolicy", "e2"), Record("CreateBucket", "e3"));
        var pretty = $"{{\r\n  \"Records\": [\r\n    {one},\r\n    {two}\r\n  ]\r\n}}\r\n";
        var files = new[]
        {
            folder.Write("lines", $"{one}\n{two}\n\n{three}"),
            folder.Write("trail.json", pretty),
            folder.Write("list", $"[{one},{Envelope(two)}]"),
            folder.Write("mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Envelope(three))]),
            folder.Write("packed.json.gz", Packed($"{one} {two}")),
            folder.Write("empty", ""),
        };
        var run = await CommandRun.OfAsync(["explain", .. files, "--output", "json"]);
        run.ExitCode.Should().Be(0);
        run.Json.Select(line => line.GetProperty("event_id").GetString()).Should().Equal("e1", "e2", "e3", "e1", "e2", "e1", "e2", "e3", "e1", "e2");
        run.Json.Should().OnlyContain(line => line.GetProperty("outcome").GetString() == "changes");
    }

    [Fact]
    public async Task Envelopes_are_checked_and_every_account_counts_as_onboarded()
    {
        var record = Record("PutBucketPolicy", "e1");
        var run = await JsonOfAsync(string.Join('\n',
            Envelope(record),
            Envelope(record, source: "custom.s3"),
            Envelope(record, account: "999999999999"),
            Envelope(record, detailType: "Something else")));
        run.Json.Select(line => line.GetProperty("reason").GetString()).Should().Equal(null, "spoofed_source", "account_mismatch", "not_cloudtrail");
    }

    [Fact]
    public async Task A_bad_record_does_not_stop_the_rest()
    {
        var good = Record("PutBucketPolicy", "e1");
        var run = await JsonOfAsync($"{good}\nnot json\n{good[..40]}\n{good}\n7\n{good} trailing\n{good}");
        run.ExitCode.Should().Be(0);
        run.Json.Select(line => line.GetProperty("outcome").GetString()).Should().Equal(
            "changes", "rejected", "rejected", "changes", "rejected", "changes", "rejected", "changes");
    }

    [Theory]
    [InlineData("readOnly\":true,\"x", "ignored", "read_only")]
    [InlineData("errorCode\":\"AccessDenied\",\"x", "ignored", "failed")]
    [InlineData("managementEvent\":false,\"x", "ignored", "data_event")]
    public async Task What_is_skipped_says_why(string member, string outcome, string reason)
    {
        var run = await JsonOfAsync(Record("PutBucketPolicy", "e1").Replace("{\"eventName", $"{{\"{member}\":1,\"eventName"));
        run.Json[0].GetProperty("outcome").GetString().Should().Be(outcome);
        run.Json[0].GetProperty("reason").GetString().Should().Be(reason);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_does_not_stop_the_others()
    {
        var run = await CommandRun.OfAsync(
            "explain", Path.Combine(folder.Path, "missing"), folder.Write("broken.gz", [0x1f, 0x8b, 8, 0, 1]), folder.Write("cut.gz", Packed(new string('x', 99))[..^10]), folder.Write("good", Record("PutBucketPolicy", "e1")), "-o", "json");
        run.ExitCode.Should().Be(1);
        run.Json.Should().ContainSingle();
        run.Error.Trim().Split('\n').Should().HaveCount(3).And.OnlyContain(line => line.StartsWith("qrie: ") && line.Contains("cannot be read"));
    }

    [Fact]
    public async Task The_table_has_one_line_per_record()
    {
        var run = await CommandRun.OfAsync("explain", folder.Write("file", Record("PutBucketPolicy", "e1") + "\nx"));
        run.Lines.Should().HaveCount(3);
        run.Lines[1].Should().StartWith("PutBucketPolicy ").And.Contain("changed arn:aws:s3:::my-bucket");
        run.Lines[2].Should().Contain("rejected").And.Contain("malformed");
    }

    private Task<CommandRun> JsonOfAsync(string text) => CommandRun.OfAsync("explain", folder.Write("file", text), "--output", "json");

    private static string Record(string name, string id, string parameters = """{"bucketName":"my-bucket"}""") =>
        $$"""{"eventName":"{{name}}","eventSource":"s3.amazonaws.com","eventID":"{{id}}","eventTime":"2026-01-02T03:04:05Z","awsRegion":"us-east-1","recipientAccountId":"123456789012","requestParameters":{{parameters}}}""";

    private static string Envelope(string record, string source = "aws.s3", string account = "123456789012", string detailType = "AWS API Call via CloudTrail") =>
        $$"""{"version":"0","source":"{{source}}","detail-type":"{{detailType}}","account":"{{account}}","region":"us-east-1","detail":{{record}}}""";

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
