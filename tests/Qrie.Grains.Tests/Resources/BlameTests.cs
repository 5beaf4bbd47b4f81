using Qrie.Changes;
using Qrie.Policies;

namespace Qrie.Resources;

public sealed class BlameTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_is_to_blame_for_the_parts_that_were_theirs()
    {
        var blame = Of(["policy", "versioning", "acl"], Change("mallory", "policy", 0), Change("alice", "versioning", 5));

        blame.Cause!.Principal.Should().Be("alice", "hers came last");
        blame.Others.Should().ContainSingle().Which.Principal.Should().Be("mallory");
        blame.For(Reading("policy", "ownership"))!.Principal.Should().Be("mallory");
        blame.For(Reading("policy", "versioning"))!.Principal.Should().Be("alice", "either may have broken it");
        blame.For(Reading("acl")).Should().BeNull("who altered that is not known yet");
        blame.For(Reading("ownership"))!.Principal.Should().Be("alice", "it reads nothing that differs");
        blame.For(Reading())!.Principal.Should().Be("alice", "it may read anything");
        blame.UnexplainedParts.Should().Equal("acl");
    }

    [Fact]
    public void An_event_that_says_nothing_of_what_it_alters_may_have_altered_anything()
    {
        var blame = Of(["policy", "acl"], Change("mallory", "policy", 0), Change("alice", null, 5));

        blame.For(Reading("acl"))!.Principal.Should().Be("alice");
        blame.For(Reading("policy"))!.Principal.Should().Be("mallory");
        blame.UnexplainedParts.Should().BeEmpty();
    }

    private static Blame Of(string[] parts, params ResourceChange[] open) =>
        new([.. parts.Select(part => new DiffOperation("replace", $"/{part}/value", "1", "2"))], changed => Attribution.OfChange(open, changed));

    private static ResourceChange Change(string principal, string? part, int second) => new()
    {
        Arn = "arn:aws:s3:::a", Type = "AWS::S3::Bucket", AccountId = "111122223333", Region = "eu-west-1", Partition = "aws", Kind = ChangeKind.Changed, Part = part,
        Cause = new Cause { EventId = $"e-{second}", EventName = "Put", Principal = principal, At = Noon.AddSeconds(second) },
    };

    private static PolicyVerdict Reading(params string[] parts) =>
        new() { PolicyId = "P", Kind = VerdictKind.Violation, Message = "", Evidence = "{}", Severity = 1, Parts = parts };
}
