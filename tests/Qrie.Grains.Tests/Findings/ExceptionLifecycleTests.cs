using Qrie.Changes;
using Qrie.Policies;

namespace Qrie.Findings;

/// <summary>What exceptions, scopes and launches do to findings, when the configuration stays as it is.</summary>
public sealed class ExceptionLifecycleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Cause Opener = new() { EventId = "open", EventName = "PutBucketAcl", At = Noon };

    private Finding? finding;
    private long revision;
    private DateTimeOffset now = Noon;

    [Fact]
    public void An_exception_resolves_the_finding_and_says_which_it_is()
    {
        Judge(VerdictKind.Violation, cause: Opener);
        Judge(VerdictKind.Violation, exception: "e-1");
        finding.Should().BeEquivalentTo(new { Status = FindingStatus.Resolved, ResolvedReason = ResolvedReason.Exception, ExceptionId = "e-1", ResolvedAt = now, OpenedAt = Noon, Cause = Opener });
    }

    [Fact]
    public void A_violation_that_comes_under_an_exception_is_shown_as_excepted()
    {
        Judge(VerdictKind.Violation, exception: "e-1", cause: Opener);
        finding.Should().BeEquivalentTo(new { Status = FindingStatus.Resolved, ResolvedReason = ResolvedReason.Exception, ExceptionId = "e-1", FirstSeen = Noon, Message = "wrong" });
    }

    [Theory]
    [InlineData(VerdictKind.Compliant)]
    [InlineData(VerdictKind.NotApplicable)]
    [InlineData(VerdictKind.Unknown)]
    public void Invariant_8_an_exception_of_what_never_violated_has_no_row(VerdictKind kind)
    {
        Judge(kind, exception: "e-1");
        finding.Should().BeNull();
    }

    [Fact]
    public void When_the_exception_ends_a_violation_that_stands_is_open_again_with_who_caused_it()
    {
        Judge(VerdictKind.Violation, cause: Opener);
        Judge(VerdictKind.Violation, exception: "e-1");
        Judge(VerdictKind.Violation);
        finding.Should().BeEquivalentTo(new
        {
            Status = FindingStatus.Active, ResolvedReason = (ResolvedReason?)null, ExceptionId = (string?)null, FirstSeen = Noon, OpenedAt = now, Cause = Opener,
        });
    }

    [Fact]
    public void What_was_mended_under_an_exception_is_compliant_and_stays_so_when_it_ends()
    {
        Judge(VerdictKind.Violation, exception: "e-1");
        Judge(VerdictKind.Compliant, exception: "e-1");
        finding.Should().BeEquivalentTo(new { Status = FindingStatus.Resolved, ResolvedReason = ResolvedReason.Compliant, ExceptionId = (string?)null });
        var mended = finding;
        Judge(VerdictKind.Compliant);
        finding.Should().BeSameAs(mended);
    }

    [Fact]
    public void Invariant_5_the_violation_that_was_proven_last_stands_behind_an_exception_that_comes_and_goes()
    {
        Judge(VerdictKind.Violation);
        Judge(VerdictKind.Unknown, exception: "e-1");
        finding!.ResolvedReason.Should().Be(ResolvedReason.Exception);
        Judge(VerdictKind.Unknown);
        finding.Status.Should().Be(FindingStatus.Active);
    }

    [Fact]
    public void Another_exception_takes_over_without_opening_anything()
    {
        Judge(VerdictKind.Violation, exception: "e-1");
        var since = finding!.ResolvedAt;
        Judge(VerdictKind.Violation, exception: "e-2");
        finding.Should().BeEquivalentTo(new { Status = FindingStatus.Resolved, ExceptionId = "e-2", ResolvedAt = since });
    }

    [Theory]
    [InlineData(true, ResolvedReason.ScopeExcluded)]
    [InlineData(false, ResolvedReason.PolicySuspended)]
    public void A_policy_that_judges_no_more_resolves_what_was_excepted_too(bool outOfScope, ResolvedReason reason)
    {
        Judge(VerdictKind.Violation, exception: "e-1", cause: Opener);
        Judge(null, outOfScope: outOfScope);
        finding.Should().BeEquivalentTo(new { Status = FindingStatus.Resolved, ResolvedReason = reason, ExceptionId = (string?)null });
        Judge(VerdictKind.Violation);
        finding.Should().BeEquivalentTo(new { Status = FindingStatus.Active, Cause = Opener, FirstSeen = Noon });
    }

    [Fact]
    public void A_resource_that_is_deleted_resolves_what_was_excepted_too()
    {
        Judge(VerdictKind.Violation, exception: "e-1");
        FindingLifecycle.ResolveAll(Before(), ResolvedReason.ResourceDeleted, Noon, now)
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { ResolvedReason = ResolvedReason.ResourceDeleted, ExceptionId = (string?)null });
    }

    [Fact]
    public void A_new_severity_changes_the_finding_and_nothing_else_of_it()
    {
        Judge(VerdictKind.Violation, cause: Opener);
        var before = finding!;
        Judge(VerdictKind.Violation, severity: 99);
        finding.Should().BeEquivalentTo(before with { Severity = 99, LastEvaluated = now, PolicyRevision = revision });
    }

    // Each evaluation is of the same snapshot, one revision and one minute later.
    private void Judge(VerdictKind? kind, string? exception = null, Cause? cause = null, bool outOfScope = false, int severity = 60)
    {
        now = revision == 0 ? Noon : now.AddMinutes(1);
        revision++;
        PolicyVerdict[] verdicts = kind is { } known ? [new PolicyVerdict { PolicyId = "P", Kind = known, Message = "wrong", Evidence = "{}", Severity = severity }] : [];
        var result = new EvaluationResult(revision, verdicts, outOfScope ? ["P"] : [])
        {
            Exceptions = exception is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["P"] = exception },
        };
        finding = FindingLifecycle.Judge(Before(), result, Noon, now, _ => cause).SingleOrDefault() ?? finding;
    }

    private Dictionary<string, Finding> Before() => finding is null ? [] : new() { ["P"] = finding };
}
