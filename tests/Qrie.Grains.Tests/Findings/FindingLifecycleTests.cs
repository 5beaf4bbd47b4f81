using Qrie.Changes;
using Qrie.Policies;

namespace Qrie.Findings;

public sealed class FindingLifecycleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Cause Opener = new() { EventId = "open", EventName = "PutBucketAcl", At = Noon };
    private static readonly Cause Other = new() { EventId = "other", EventName = "PutBucketPolicy", At = Noon };

    [Fact]
    public void A_violation_opens_a_finding()
    {
        var finding = Judge([], VerdictKind.Violation, Noon, cause: Opener).Should().ContainSingle().Subject;
        finding.Should().BeEquivalentTo(new
        {
            PolicyId = "P",
            Severity = 60,
            Status = FindingStatus.Active,
            FirstSeen = Noon.AddSeconds(1),
            OpenedAt = Noon.AddSeconds(1),
            LastEvaluated = Noon.AddSeconds(1),
            ResolvedAt = (DateTimeOffset?)null,
            ResolvedReason = (ResolvedReason?)null,
            Message = "wrong",
            Evidence = "{}",
            Cause = Opener,
            SnapshotTime = Noon,
            PolicyRevision = 1L,
        });
    }

    [Theory]
    [InlineData(VerdictKind.Compliant)]
    [InlineData(VerdictKind.NotApplicable)]
    [InlineData(VerdictKind.Unknown)]
    public void Invariant_8_a_resource_that_never_violated_has_no_row(VerdictKind kind) => Judge([], kind, Noon).Should().BeEmpty();

    [Fact]
    public void Invariant_5_unknown_neither_opens_nor_resolves()
    {
        var open = Judge([], VerdictKind.Violation, Noon);
        Judge(open, VerdictKind.Unknown, Noon.AddMinutes(1)).Should().BeEmpty();
        var resolved = Judge(open, VerdictKind.Compliant, Noon.AddMinutes(1));
        Judge(resolved, VerdictKind.Unknown, Noon.AddMinutes(2)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(VerdictKind.Compliant)]
    [InlineData(VerdictKind.NotApplicable)]
    public void Invariant_8_a_resolved_finding_says_that_the_resource_complies(VerdictKind kind)
    {
        var open = Judge([], VerdictKind.Violation, Noon, cause: Opener);
        var resolved = Judge(open, kind, Noon.AddMinutes(1), cause: Other).Should().ContainSingle().Subject;
        resolved.Should().BeEquivalentTo(open[0] with
        {
            Status = FindingStatus.Resolved,
            ResolvedReason = ResolvedReason.Compliant,
            ResolvedAt = Noon.AddSeconds(61),
            LastEvaluated = Noon.AddSeconds(61),
            SnapshotTime = Noon.AddMinutes(1),
        });
    }

    [Fact]
    public void A_finding_that_stands_keeps_who_opened_it_and_shows_the_newest_evidence()
    {
        var open = Judge([], VerdictKind.Violation, Noon, cause: Opener);
        var still = Judge(open, VerdictKind.Violation, Noon.AddMinutes(1), cause: Other, evidence: """{"now":1}""").Should().ContainSingle().Subject;
        still.Should().BeEquivalentTo(open[0] with
        {
            Evidence = """{"now":1}""",
            LastEvaluated = Noon.AddSeconds(61),
            SnapshotTime = Noon.AddMinutes(1),
        });
    }

    [Fact]
    public void Invariant_6_a_finding_that_opens_again_keeps_when_it_was_first_seen()
    {
        var open = Judge([], VerdictKind.Violation, Noon, cause: Opener);
        var gone = FindingLifecycle.ResolveAll(ById(open), ResolvedReason.ResourceDeleted, Noon.AddMinutes(1), Noon.AddMinutes(1));
        gone.Should().ContainSingle().Which.ResolvedReason.Should().Be(ResolvedReason.ResourceDeleted);
        var again = Judge(gone, VerdictKind.Violation, Noon.AddMinutes(2), cause: Other).Should().ContainSingle().Subject;
        again.Should().BeEquivalentTo(new
        {
            Status = FindingStatus.Active,
            FirstSeen = Noon.AddSeconds(1),
            OpenedAt = Noon.AddSeconds(121),
            ResolvedAt = (DateTimeOffset?)null,
            ResolvedReason = (ResolvedReason?)null,
            Cause = Other,
        });
    }

    [Theory]
    [InlineData(-1, 1, false)]
    [InlineData(-1, 9, false)]
    [InlineData(0, 1, false)]
    [InlineData(0, 2, true)]
    [InlineData(0, 3, true)]
    [InlineData(1, 1, true)]
    public void Invariant_7_newer_wins_by_snapshot_and_then_by_revision(int seconds, long revision, bool wins)
    {
        var open = Judge([], VerdictKind.Violation, Noon, revision: 2);
        var resolved = Judge(open, VerdictKind.Compliant, Noon, revision: 2);
        Judge(open, VerdictKind.Compliant, Noon.AddSeconds(seconds), revision).Any().Should().Be(wins);
        Judge(resolved, VerdictKind.Violation, Noon.AddSeconds(seconds), revision).Any().Should().Be(wins);
    }

    [Fact]
    public void Invariant_7_what_was_seen_later_is_not_resolved_by_an_older_look()
    {
        var open = Judge([], VerdictKind.Violation, Noon);
        FindingLifecycle.ResolveAll(ById(open), ResolvedReason.ResourceDeleted, Noon.AddSeconds(-1), Noon).Should().BeEmpty();
        FindingLifecycle.Judge(ById(open), new EvaluationResult(1, [], []), Noon.AddSeconds(-1), Noon, _ => null).Should().BeEmpty();
    }

    [Fact]
    public void Findings_of_policies_that_judge_no_more_say_why()
    {
        var open = Judge([], VerdictKind.Violation, Noon);
        FindingLifecycle.Judge(ById(open), new EvaluationResult(2, [], []), Noon, Noon, _ => null)
            .Should().ContainSingle().Which.ResolvedReason.Should().Be(ResolvedReason.PolicySuspended);
        FindingLifecycle.Judge(ById(open), new EvaluationResult(2, [], ["P"]), Noon, Noon, _ => null)
            .Should().ContainSingle().Which.ResolvedReason.Should().Be(ResolvedReason.ScopeExcluded);
    }

    [Fact]
    public void What_is_resolved_is_not_resolved_again()
    {
        var resolved = Judge(Judge([], VerdictKind.Violation, Noon), VerdictKind.Compliant, Noon.AddMinutes(1));
        FindingLifecycle.ResolveAll(ById(resolved), ResolvedReason.ResourceDeleted, Noon.AddMinutes(2), Noon).Should().BeEmpty();
        Judge(resolved, VerdictKind.Compliant, Noon.AddMinutes(2)).Should().BeEmpty();
        FindingLifecycle.Judge(ById(resolved), new EvaluationResult(2, [], []), Noon.AddMinutes(2), Noon, _ => null).Should().BeEmpty();
    }

    [Fact]
    public void Invariant_2_the_same_evaluation_again_gives_the_same_finding()
    {
        var once = Judge([], VerdictKind.Violation, Noon, cause: Opener);
        Judge(once, VerdictKind.Violation, Noon, cause: Other).Should().BeEquivalentTo(once);
    }

    private static IReadOnlyList<Finding> Judge(
        IReadOnlyList<Finding> before, VerdictKind kind, DateTimeOffset snapshot, long revision = 1, Cause? cause = null, string evidence = "{}")
    {
        var verdict = new PolicyVerdict { PolicyId = "P", Kind = kind, Message = "wrong", Evidence = evidence, Severity = 60 };
        return FindingLifecycle.Judge(ById(before), new EvaluationResult(revision, [verdict], []), snapshot, snapshot.AddSeconds(1), _ => cause);
    }

    private static Dictionary<string, Finding> ById(IEnumerable<Finding> findings) => findings.ToDictionary(finding => finding.PolicyId);
}
