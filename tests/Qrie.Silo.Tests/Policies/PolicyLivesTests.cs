using Qrie.Audit;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Silo.Tests.Policies;

/// <summary>Invariant 2: findings follow the rules, over what is stored, without a call to AWS. Each test leaves the rules as they were.</summary>
public sealed class PolicyLivesTests(LivesFixture lives) : IClassFixture<LivesFixture>
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invariant_2_a_policy_that_is_suspended_and_launched_again_resolves_and_reopens_its_findings()
    {
        await lives.ShouldEqualTheTruthAsync();
        var before = await lives.FindingAsync("lives-0-0");

        await lives.ChangeAsync(life => life with { Status = PolicyStatus.Suspended });
        await lives.ShouldEqualTheTruthAsync();
        (await lives.FindingsAsync(LivesFixture.Policy, ct)).Should().HaveCount(12).And
            .OnlyContain(row => row.Finding.Status == FindingStatus.Resolved && row.Finding.ResolvedReason == ResolvedReason.PolicySuspended);

        await lives.Lives.LaunchAsync(LivesFixture.Policy, new PolicyLife { Status = PolicyStatus.Active }, LivesFixture.By);
        await lives.ShouldEqualTheTruthAsync();
        var after = await lives.FindingAsync("lives-0-0");
        after.Status.Should().Be(FindingStatus.Active);
        after.FirstSeen.Should().Be(before.FirstSeen);
        after.Cause.Should().BeEquivalentTo(before.Cause);
    }

    [Fact]
    public async Task Invariant_2_a_scope_that_is_narrowed_and_widened_takes_findings_out_and_back()
    {
        var (first, second) = (lives.Accounts[0], lives.Accounts[1]);
        await ScopeAsync(new PolicyScope { IncludeAccounts = [first.Id] });
        await ShouldBeInScopeAsync(row => row.AccountId == first.Id);

        await ScopeAsync(new PolicyScope { IncludeAccounts = [first.Id, second.Id], IncludeTags = new Dictionary<string, IReadOnlyList<string>> { ["env"] = ["prod"] } });
        await ShouldBeInScopeAsync(row => (row.AccountId == first.Id || row.AccountId == second.Id) && IsProd(row));

        await ScopeAsync(new PolicyScope { ExcludeTags = new Dictionary<string, IReadOnlyList<string>> { ["env"] = ["prod"] } });
        await ShouldBeInScopeAsync(row => !IsProd(row));

        await ScopeAsync(new PolicyScope { ExcludeOuPaths = [second.Ou!] });
        await ShouldBeInScopeAsync(row => !$"{lives.Accounts.Single(account => account.Id == row.AccountId).Ou}/".StartsWith($"{second.Ou}/", StringComparison.Ordinal));

        await ScopeAsync(PolicyScope.Everything);
        await ShouldBeInScopeAsync(_ => true);
    }

    [Fact]
    public async Task Invariant_2_a_new_severity_is_that_of_every_finding()
    {
        await lives.ChangeAsync(life => life with { Severity = 91 });
        await lives.ShouldEqualTheTruthAsync();
        (await lives.FindingsAsync(LivesFixture.Policy, ct)).Should().OnlyContain(row => row.Finding.Severity == 91);
        lives.Host.Service<IPolicyCatalogue>().Find(LivesFixture.Policy)!.Severity.Should().Be(91);

        await lives.ChangeAsync(life => life with { Severity = null });
        await lives.ShouldEqualTheTruthAsync();
    }

    [Fact]
    public async Task Invariant_2_a_pattern_excepts_at_once_shows_it_and_expires_by_itself()
    {
        var now = lives.Time.GetUtcNow();
        var exception = await lives.Exceptions.AddAsync(
            Exception(now.AddMinutes(5)) with { Resource = "arn:aws:s3:::lives-1-*", Tags = new Dictionary<string, IReadOnlyList<string>> { ["env"] = ["prod"] } }, LivesFixture.By);
        await lives.ShouldEqualTheTruthAsync();
        var excepted = (await lives.FindingsAsync(null, ct)).Where(row => row.Finding.ExceptionId == exception.Id).ToArray();
        excepted.Select(row => row.Arn).Distinct().Should().BeEquivalentTo("arn:aws:s3:::lives-1-0", "arn:aws:s3:::lives-1-2");
        excepted.Should().OnlyContain(row => row.Finding.ResolvedReason == ResolvedReason.Exception);
        (await lives.Host.Service<IExceptionQueries>().FindingsByExceptionAsync(ct))[exception.Id].Should().Be(excepted.Length);

        lives.Time.Advance(TimeSpan.FromMinutes(4));
        lives.Exceptions.Find(exception.Id).Should().NotBeNull();

        lives.Time.Advance(TimeSpan.FromMinutes(1));
        await Eventually.TrueAsync(() => Task.FromResult(lives.Exceptions.Find(exception.Id) is null), "the exception to expire");
        await lives.ShouldEqualTheTruthAsync();
        (await lives.FindingAsync("lives-1-0")).Should().BeEquivalentTo(new { Status = FindingStatus.Active, ExceptionId = (string?)null });
        var trail = (await lives.Host.Service<IAuditQueries>().EntriesAsync(new AuditFilter { Target = exception.Id }, 10, null, ct)).Items;
        trail.Select(entry => (entry.Principal, entry.Action)).Should().Equal(("qrie", "exception.expired"), ("dana", "exception.created"));
    }

    [Fact]
    public async Task Invariant_2_an_exception_of_one_finding_is_in_force_when_the_call_returns_both_ways()
    {
        const string arn = "arn:aws:s3:::lives-2-1";
        var exception = await lives.Exceptions.AddAsync(
            Exception(lives.Time.GetUtcNow().AddDays(1)) with { PolicyId = LivesFixture.Policy, Arn = arn }, LivesFixture.By);
        (await lives.FindingAsync("lives-2-1")).Should().BeEquivalentTo(new { ResolvedReason = ResolvedReason.Exception, ExceptionId = exception.Id });
        await lives.ShouldEqualTheTruthAsync();

        (await lives.Exceptions.RemoveAsync(exception.Id, LivesFixture.By)).Should().NotBeNull();
        (await lives.FindingAsync("lives-2-1")).Status.Should().Be(FindingStatus.Active);
        await lives.ShouldEqualTheTruthAsync();
        (await lives.Exceptions.RemoveAsync(exception.Id, LivesFixture.By)).Should().BeNull();
    }

    [Fact]
    public async Task A_preview_tells_what_a_scope_would_find_and_stores_nothing()
    {
        var before = await lives.FindingsAsync(null, ct);
        var preview = await lives.Lives.PreviewAsync(
            LivesFixture.Policy,
            state => PolicyLife.Of(state) with
            {
                Severity = 12,
                Scope = new PolicyScope { IncludeTags = new Dictionary<string, IReadOnlyList<string>> { ["env"] = ["prod"] }, ExcludeAccounts = [lives.Accounts[2].Id] },
            },
            null,
            ct);

        preview.Totals.Should().Be(new PreviewCounts(4, 0, 0, 0, 8));
        preview.Evaluated.Should().Be(12);
        preview.Next.Should().BeNull();
        preview.Accounts[lives.Accounts[0].Id].Should().Be(new PreviewCounts(2, 0, 0, 0, 2));
        preview.Accounts[lives.Accounts[2].Id].Should().Be(new PreviewCounts(0, 0, 0, 0, 4));
        preview.Sample.Should().HaveCount(4).And.OnlyContain(finding => finding.Severity == 12);
        (await lives.FindingsAsync(null, ct)).Should().BeEquivalentTo(before);
        lives.Host.Simulator.Organization.Calls.Keys.Where(call => call.Service != "sqs").Should().BeEmpty();
    }

    private static PolicyException Exception(DateTimeOffset until) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Reason = "agreed",
        Owner = "dana",
        ExpiresAt = until,
        CreatedAt = until.AddDays(-2),
        CreatedBy = "dana",
    };

    private static bool IsProd(FindingRow row) => row.Arn[^1] is '0' or '2';

    private Task ScopeAsync(PolicyScope scope) => lives.ChangeAsync(life => life with { Scope = scope });

    private async Task ShouldBeInScopeAsync(Func<FindingRow, bool> inScope)
    {
        await lives.ShouldEqualTheTruthAsync();
        foreach (var row in await lives.FindingsAsync(LivesFixture.Policy, ct))
        {
            row.Finding.Status.Should().Be(inScope(row) ? FindingStatus.Active : FindingStatus.Resolved, row.Arn);
            row.Finding.ResolvedReason.Should().Be(inScope(row) ? null : ResolvedReason.ScopeExcluded, row.Arn);
        }
    }
}
