using System.Text;
using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail;

public sealed class FuzzTests
{
    private const int Messages = 100_000;

    private static readonly string[] Scraps =
    [
        "null", "\"\"", "\"null\"", "[]", "{}", "true", "-1e9", "\"HIDDEN_DUE_TO_SECURITY_REASONS\"", "\"\\ud800\"", "{\"items\":[", "\"arn:aws:s3:::\"",
        "\"AWS ROOT USER\"", ",", ":", "\"", "\\", "\u0000", "\u00ff", "/", "arn:", "aws",
    ];

    [Fact]
    public void Whatever_arrives_nothing_is_thrown_and_everything_is_counted_once()
    {
        var random = new Random(20260304);
        var seeds = Seeds().Select(text => Encoding.UTF8.GetBytes(text)).ToArray();
        var outcomes = new Dictionary<RecordOutcome, int>();
        for (var i = 0; i < Messages; i++)
        {
            var record = ParseEnvelope(Mutated(seeds[random.Next(seeds.Length)], random));
            outcomes[record.Outcome] = outcomes.GetValueOrDefault(record.Outcome) + 1;
            if ((record.Outcome == RecordOutcome.Changes && record.Changes.Count == 0)
                || (record.Outcome != RecordOutcome.Changes && record.Reason.Length == 0)
                || record.Changes.Any(change => change.AccountId != Account))
            {
                Assert.Fail($"Message {i} is {record.Verdict()} with {record.Changes.Count} changes.");
            }
        }

        outcomes.Values.Sum().Should().Be(Messages);
        outcomes.Keys.Should().BeEquivalentTo(Enum.GetValues<RecordOutcome>(), "the seeds cover every outcome");
    }

    private static IEnumerable<string> Seeds()
    {
        yield return Envelope(OfS3("CreateBucket")).ToJsonString();
        yield return Envelope(OfS3("PutBucketAcl", null, record => record["resources"] = Json("""[{"ARN":"arn:aws:s3:::ledger","type":"AWS::S3::Bucket"}]"""))).ToJsonString();
        yield return Envelope(OfS3("PutAccountPublicAccessBlock", bend: record => record["userIdentity"] = Json("""{"type":"Root","accountId":"111122223333"}"""))).ToJsonString();
        yield return Envelope(OfS3("GetBucketAcl", bend: record => record["readOnly"] = true)).ToJsonString();
        yield return Envelope(OfS3("PaintBucket", "{}")).ToJsonString();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "CloudTrail", "records")))
        {
            yield return Envelope(Json(File.ReadAllText(file)).AsObject()).ToJsonString();
        }
    }

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var message = seed.ToList();
        for (var edits = random.Next(1, 5); edits > 0 && message.Count > 0; edits--)
        {
            var at = random.Next(message.Count);
            switch (random.Next(6))
            {
                case 0:
                    message[at] = (byte)random.Next(256);
                    break;
                case 1:
                    message.RemoveRange(at, Math.Min(random.Next(1, 30), message.Count - at));
                    break;
                case 2:
                    message.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)]));
                    break;
                case 3:
                    message.InsertRange(at, message.GetRange(at, Math.Min(random.Next(1, 60), message.Count - at)));
                    break;
                case 4 when random.Next(8) == 0:
                    message.RemoveRange(at, message.Count - at);
                    break;
                default:
                    ReplaceValue(message, random);
                    break;
            }
        }

        return [.. message];
    }

    // A whole value gives way to another, so that the message stays JSON more often than not.
    private static void ReplaceValue(List<byte> message, Random random)
    {
        var colon = message.IndexOf((byte)':', random.Next(message.Count));
        if (colon < 0 || colon + 1 >= message.Count)
        {
            return;
        }

        var end = message.FindIndex(colon + 1, b => b is (byte)',' or (byte)'}');
        if (end > colon)
        {
            message.RemoveRange(colon + 1, end - colon - 1);
            message.InsertRange(colon + 1, Encoding.UTF8.GetBytes(Scraps[random.Next(12)]));
        }
    }
}
