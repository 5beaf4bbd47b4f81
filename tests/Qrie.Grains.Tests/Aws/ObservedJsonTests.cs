using System.Text.Json;
using Qrie.Aws.S3;
using Qrie.Policies.S3;

namespace Qrie.Aws;

public sealed class ObservedJsonTests
{
    [Fact]
    public void Present_absent_and_unreadable_parts_come_back_as_they_were()
    {
        var bucket = Bucket.Open with
        {
            PublicAccessBlock = Bucket.Is(Bucket.AllFlags),
            Policy = Bucket.Policy("""{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"""),
            Versioning = Bucket.Denied<S3Versioning>("s3:GetBucketVersioning"),
            Logging = Observed<S3Logging>.NotReadable(new Unreadable("Timeout", null)),
        };
        var json = Write(bucket);
        var read = Read(json);
        Write(read).Should().Be(json);
        read.PublicAccessBlock.TryGet(out var flags).Should().BeTrue();
        flags.Should().Be(Bucket.AllFlags);
        read.Policy.IsPresent.Should().BeTrue();
        read.Encryption.IsAbsent.Should().BeTrue();
        read.Versioning.Reason.Should().Be(new Unreadable("AccessDenied", "s3:GetBucketVersioning"));
        read.Logging.Reason.Should().Be(new Unreadable("Timeout", null));
    }

    [Fact]
    public void An_unreadable_part_is_marked_as_such() =>
        Write(Bucket.Open with { Acl = Bucket.Denied<S3Acl>("s3:GetBucketAcl") }).Should()
            .Contain(""" "acl":{"$unreadable":{"permission":"s3:GetBucketAcl","reason":"AccessDenied"}}, """.Trim());

    [Fact]
    public void A_part_that_the_json_lacks_is_unreadable_and_not_absent()
    {
        var read = Read("""{"name":"b"}""");
        read.Acl.IsUnreadable.Should().BeTrue();
        read.Acl.Reason.Should().Be(Unreadable.NotDescribed);
        Read(Write(read)).Acl.Reason.Should().Be(Unreadable.NotDescribed);
    }

    [Theory]
    [InlineData("""{"A":{"$unreadable":{"reason":"x"}}}""")]
    [InlineData("""{"":1}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"$unreadable\"")]
    public void A_value_that_does_not_begin_with_the_mark_is_present(string policy)
    {
        Read($$"""{"name":"b","policy":{{policy}},"acl":null}""").Policy.TryGet(out var value).Should().BeTrue();
        value.GetRawText().Should().Be(policy);
    }

    [Theory]
    [InlineData("""{"name":"b","acl":{"$unreadable":7}}""")]
    [InlineData("""{"name":"b","acl":{"$unreadable":{"reason":"x","permission":null},"more":1}}""")]
    [InlineData("""{"name":"b","acl":{"$unreadable":{"reason":null,"permission":null}}}""")]
    [InlineData("""{"name":"b","acl":7}""")]
    public void What_is_neither_is_refused(string json) => ((Action)(() => Read(json))).Should().Throw<JsonException>();

    [Fact]
    public void A_question_is_answered_by_what_is_known()
    {
        Bucket.Is("x").Is("part", value => value == "x", whenAbsent: false).Should().Be(Truth.Of(true));
        Observed<string>.Absent.Is("part", _ => true, whenAbsent: false).Should().Be(Truth.Of(false));
        default(Observed<string>).Is("part", _ => true, whenAbsent: true).Should().Be(Truth.Unknown("part: NotDescribed"));
        Bucket.Denied<string>("s3:X").Is("part", _ => true, whenAbsent: true).Should().Be(Truth.Unknown("part: AccessDenied (needs s3:X)"));
    }

    private static string Write(S3BucketConfiguration bucket) => CanonicalJson.Write(bucket, typeof(S3BucketConfiguration));

    private static S3BucketConfiguration Read(string json) => JsonSerializer.Deserialize<S3BucketConfiguration>(json, CanonicalJson.Options)!;
}
