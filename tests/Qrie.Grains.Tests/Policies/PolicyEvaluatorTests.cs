using Qrie.Aws;
using Qrie.Policies.S3;
using static Qrie.Policies.ScopeMatchTests;

namespace Qrie.Policies;

/// <summary>Scope, exceptions and overrides, over a bucket that keeps no versions.</summary>
public sealed class PolicyEvaluatorTests
{
    private const string Policy = "S3BucketVersioningDisabled";
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_policy_judges_with_the_severity_that_its_life_gives_it() =>
        Evaluate(new PolicyState { Severity = 7 }).Verdicts.Should().ContainSingle().Which.Severity.Should().Be(7);

    [Fact]
    public void What_the_scope_leaves_out_has_no_verdict()
    {
        var result = Evaluate(new PolicyState { Scope = new PolicyScope { ExcludeTags = Wanted("env=dev") } }, tags: "env=dev");
        result.Verdicts.Should().BeEmpty();
        result.OutOfScope.Should().Equal(Policy);
    }

    [Fact]
    public void The_path_of_the_accounts_organizational_unit_comes_from_the_set()
    {
        var life = new PolicyState { Scope = new PolicyScope { IncludeOuPaths = ["/prod"] } };
        Evaluate(life, ouPath: "/prod/x").Verdicts.Should().ContainSingle();
        Evaluate(life, ouPath: "/dev").OutOfScope.Should().Equal(Policy);
    }

    [Fact]
    public void Invariant_5_a_scope_that_cannot_be_told_gives_unknown()
    {
        var verdict = Evaluate(new PolicyState { Scope = new PolicyScope { IncludeTags = Wanted("env=dev") } }, unreadable: true).Verdicts.Should().ContainSingle().Subject;
        verdict.Kind.Should().Be(VerdictKind.Unknown);
        verdict.Message.Should().Contain("tags");
    }

    [Theory]
    [InlineData(null, null, null, null, null, true)]
    [InlineData(Policy, null, null, null, null, true)]
    [InlineData("S3BucketPublic", null, null, null, null, false)]
    [InlineData(null, "111122223333", null, null, null, true)]
    [InlineData(null, "444455556666", null, null, null, false)]
    [InlineData(null, null, "arn:aws:s3:::data-lake", null, null, true)]
    [InlineData(null, null, "arn:aws:s3:::data", null, null, false)]
    [InlineData(null, null, null, "arn:aws:s3:::data-*", null, true)]
    [InlineData(null, null, null, "arn:aws:s3:::data", null, false)]
    [InlineData(null, null, null, "arn:aws:s3:::????-lake", null, true)]
    [InlineData(null, null, null, null, "env=dev|test", true)]
    [InlineData(null, null, null, null, "env=prod", false)]
    [InlineData(Policy, "444455556666", null, "*", "env=dev", false)]
    public void An_exception_excepts_what_matches_all_that_it_names(
        string? policy, string? account, string? arn, string? resource, string? tags, bool excepts)
    {
        var exception = Exception("e", policy) with { AccountId = account, Arn = arn, Resource = resource, Tags = Wanted(tags ?? "") };
        var result = Evaluate(new PolicyState(), tags: "env=dev", arn: "arn:aws:s3:::data-lake", exceptions: exception);
        result.Verdicts.Should().ContainSingle().Which.Kind.Should().Be(VerdictKind.Violation);
        result.Exceptions.Should().HaveCount(excepts ? 1 : 0);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void An_exception_holds_until_it_expires(int seconds, bool holds) =>
        Evaluate(new PolicyState(), exceptions: Exception("e", Policy) with { ExpiresAt = Noon.AddSeconds(seconds) }).Exceptions.Should().HaveCount(holds ? 1 : 0);

    [Fact]
    public void Of_several_exceptions_the_one_of_the_finding_is_named_and_then_the_oldest()
    {
        PolicyException[] all =
        [
            Exception("young", null),
            Exception("old", Policy) with { CreatedAt = Noon.AddDays(-9) },
            Exception("own", Policy) with { Arn = "arn:aws:s3:::b" },
        ];
        Evaluate(new PolicyState(), exceptions: all).Exceptions[Policy].Should().Be("own");
        Evaluate(new PolicyState(), exceptions: all[..2]).Exceptions[Policy].Should().Be("old");
    }

    [Fact]
    public void Parameters_reach_the_policy_and_have_their_defaults_otherwise()
    {
        var parameter = new PolicyParameter("max_age_days", 90, 1, 365, "How old.");
        var context = new EvaluationContext { Now = Noon, AccountId = "1", Arn = "a" };
        var active = new ActivePolicy(new S3BucketVersioningDisabled(), 1) { Parameters = new Dictionary<string, int> { ["max_age_days"] = 30 } };
        context.ValueOf(parameter).Should().Be(90);
        active.ContextIn(context).ValueOf(parameter).Should().Be(30);
    }

    private static PolicyException Exception(string id, string? policy) => new()
    {
        Id = id,
        PolicyId = policy,
        Reason = "agreed",
        Owner = "dana",
        ExpiresAt = Noon.AddDays(1),
        CreatedAt = Noon.AddDays(-1),
        CreatedBy = "local",
    };

    private static EvaluationResult Evaluate(
        PolicyState life, string tags = "", string arn = "arn:aws:s3:::b", bool unreadable = false, string? ouPath = null, params PolicyException[] exceptions)
    {
        var types = new ResourceTypes();
        var policy = new PolicyCatalogue(types).Find(Policy)!;
        var paths = ouPath is null ? null : new Dictionary<string, string> { ["111122223333"] = ouPath };
        var set = new PolicySet(5, [ActivePolicy.Of(policy, life)], new HashSet<string>(), exceptions, paths);
        var request = Request(Tags(tags), arn) with { Configuration = """{"name":"b","versioning":null}""", TagsUnreadable = unreadable };
        var result = new PolicyEvaluator(types).Evaluate(set, request, Noon);
        result.Revision.Should().Be(5);
        return result;
    }
}
