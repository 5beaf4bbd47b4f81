using Qrie.Findings;
using Qrie.Policies;
using Qrie.Silo.Tests.Policies;

namespace Qrie.Silo.Commands;

/// <summary>The lives of policies by the command line. Each test leaves the policy as it was.</summary>
public sealed class PolicyCommandTests(LivesFixture lives) : IClassFixture<LivesFixture>
{
    private const string Policy = LivesFixture.Policy;
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_policy_is_scoped_suspended_and_launched_with_what_it_had_and_each_waits_until_findings_follow()
    {
        var account = lives.Accounts[0].Id;
        var changed = await RunAsync("change", Policy, "--include-account", account, "--include-tag", "env=prod", "--severity", "55", "--remediation", "Ask dana.");
        changed.ExitCode.Should().Be(0, changed.Error);
        changed.Output.Should().StartWith($"{Policy}: active, severity 55, scope accounts {account}; tags env=prod; ").And.EndWith(" 2 findings open\n");
        await lives.ShouldEqualTheTruthAsync();

        var suspended = await RunAsync("suspend", Policy, "--output", "json");
        suspended.ExitCode.Should().Be(0, suspended.Error);
        suspended.Json.Single().GetProperty("status").GetString().Should().Be("suspended");
        suspended.Json.Single().GetProperty("evaluation").GetProperty("running").GetBoolean().Should().BeFalse();
        (await lives.FindingsAsync(Policy, ct)).Should().OnlyContain(row => row.Finding.Status == FindingStatus.Resolved);
        (await RunAsync("suspend", Policy)).ShouldFailWith("only an active policy can be suspended");

        var launched = await RunAsync("launch", Policy, "--severity", "61", "--output", "json");
        launched.ExitCode.Should().Be(0, launched.Error);
        var policy = launched.Json.Single();
        policy.GetProperty("status").GetString().Should().Be("active");
        policy.GetProperty("severity").GetInt32().Should().Be(61);
        policy.GetProperty("remediation").GetString().Should().Be("Ask dana.");
        policy.GetProperty("scope").GetProperty("include_accounts")[0].GetString().Should().Be(account);
        policy.GetProperty("open_findings").GetInt32().Should().Be(2);
        await lives.ShouldEqualTheTruthAsync();
        (await RunAsync("launch", Policy)).ShouldFailWith($"qrie policies change {Policy}");

        var reset = await RunAsync("change", Policy, "--reset", "scope", "--reset", "severity", "--reset", "remediation", "--output", "json");
        reset.Json.Single().GetProperty("open_findings").GetInt32().Should().Be(12);
        reset.Json.Single().GetProperty("severity").GetInt32().Should().Be(60);
        await lives.ShouldEqualTheTruthAsync();
    }

    [Fact]
    public async Task Without_waiting_the_policy_is_told_as_it_is_at_once()
    {
        var changed = await RunAsync("change", Policy, "--exclude-ou", lives.Accounts[1].Ou!, "--no-wait", "--output", "json");
        changed.ExitCode.Should().Be(0, changed.Error);
        changed.Json.Single().GetProperty("scope").GetProperty("exclude_ou_paths")[0].GetString().Should().Be(lives.Accounts[1].Ou);

        (await RunAsync("change", Policy, "--reset", "scope")).ExitCode.Should().Be(0);
        await lives.ShouldEqualTheTruthAsync();
    }

    [Fact]
    public async Task The_policies_of_a_silo_are_listed_with_status_scope_severity_and_open_findings()
    {
        await RunAsync("change", Policy, "--exclude-tag", "env", "--exclude-tag", "team=a", "--exclude-tag", "team=b");

        var table = await RunAsync("list", "--status", "active", "--service", "s3");
        var lines = await RunAsync("list", "--service", "s3", "--output", "json");

        table.Lines[0].Should().MatchRegex("^POLICY +STATUS +SEVERITY +OPEN +TYPE +SCOPE$");
        table.Lines.Should().ContainSingle(line => line.StartsWith($"{Policy} ")).Which.Should().MatchRegex("active +60 +0 +AWS::S3::Bucket +not tags env, team=a\\|b$");
        table.Lines.Should().ContainSingle(line => line.StartsWith("S3BucketLoggingDisabled ")).Which.Should().MatchRegex(" 12 +AWS::S3::Bucket +all$");
        table.Lines.Should().NotContain(line => line.StartsWith("IAM", StringComparison.Ordinal));
        lines.Json.Should().HaveCount(table.Lines.Count - 1);
        (await RunAsync("list", "--status", "none")).ShouldFailWith("status is 'none'");

        await RunAsync("change", Policy, "--reset", "scope");
        await lives.ShouldEqualTheTruthAsync();
    }

    [Fact]
    public async Task A_preview_counts_shows_the_first_and_changes_nothing()
    {
        var revision = (await lives.Lives.StateAsync(Policy)).Revision;

        var text = await RunAsync("preview", Policy, "--exclude-account", lives.Accounts[1].Id, "--severity", "91", "--limit", "3");
        var json = await RunAsync("preview", Policy, "--include-tag", "env=prod", "--output", "json");

        text.ExitCode.Should().Be(0, text.Error);
        text.Lines[0].Should().Be($"{Policy} would find 8 violations in 12 resources: 0 more are excepted, 0 compliant, 0 unknown, 4 out of scope");
        text.Lines.Should().HaveCount(6);
        text.Lines[3].Should().StartWith("91 ").And.Contain("arn:aws:s3:::lives-");
        var preview = json.Json.Single();
        preview.GetProperty("violations").GetInt32().Should().Be(6);
        preview.GetProperty("out_of_scope").GetInt32().Should().Be(6);
        preview.GetProperty("accounts").GetProperty(lives.Accounts[2].Id).GetProperty("violations").GetInt32().Should().Be(2);
        preview.GetProperty("sample").GetArrayLength().Should().Be(6);
        (await lives.Lives.StateAsync(Policy)).Revision.Should().Be(revision);
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_sent_again_and_takes_effect_once()
    {
        var before = await lives.Lives.StateAsync(Policy);
        await using var proxy = await LossyProxy.StartAsync(lives.Host.Http.BaseAddress!);

        foreach (string[] act in (string[][])[["suspend", Policy], ["launch", Policy]])
        {
            proxy.LoseNextAnswer();
            var run = await CommandRun.OfAsync(["policies", .. act, "--server", proxy.Address]);
            run.ExitCode.Should().Be(0, run.Error);
        }

        proxy.Keys.Should().HaveCount(4);
        proxy.Keys.Distinct().Should().HaveCount(2);
        (await lives.Lives.StateAsync(Policy)).Should().BeEquivalentTo(new { Status = PolicyStatus.Active, Revision = before.Revision + 2 });
        await lives.ShouldEqualTheTruthAsync();
    }

    [Theory]
    [InlineData("There is no policy NoSuchPolicy", "launch", "NoSuchPolicy")]
    [InlineData("There is no policy NoSuchPolicy", "preview", "NoSuchPolicy")]
    [InlineData("scope.include_accounts", "change", Policy, "--include-account", "12")]
    [InlineData("severity is '101'", "preview", Policy, "--severity", "101")]
    [InlineData("parameters.days", "change", Policy, "--parameter", "days=3")]
    [InlineData("NAME=NUMBER", "change", Policy, "--parameter", "days=many")]
    [InlineData("no name before its =", "change", Policy, "--include-tag", "=prod")]
    [InlineData("Nothing is to be changed", "change", Policy)]
    [InlineData("--reset scope", "change", Policy, "--reset", "scope", "--include-tag", "env")]
    [InlineData("'--bogus'", "suspend", "--bogus")]
    public async Task What_makes_no_sense_is_refused_in_one_line(string expected, params string[] arguments) =>
        (await RunAsync(arguments)).ShouldFailWith(expected);

    private Task<CommandRun> RunAsync(params string[] arguments) =>
        CommandRun.OfAsync(["policies", .. arguments, "--server", lives.Host.Http.BaseAddress!.ToString()]);
}
