using System.Text.Json;
using Qrie.Silo.Tests;

namespace Qrie.Silo.Commands;

public sealed class RemoteCommandTests(QrieFixture fixture) : IClassFixture<QrieFixture>
{
    private readonly QrieHost qrie = fixture.Host;

    [Fact]
    public async Task A_scan_is_waited_for_and_listed()
    {
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("remote", TestContext.Current.CancellationToken);

        var scan = await RunAsync("scan", "--service", "s3");
        var listed = await RunAsync("scan", "list", "--output", "json");

        scan.ExitCode.Should().Be(0, scan.Error);
        scan.Output.Should().Contain("completed");
        listed.Output.Should().Contain(scan.Output.Split(':')[0]);
    }

    [Fact]
    public async Task Accounts_are_listed_and_checked()
    {
        var account = qrie.Simulator.Organization.Accounts[0];

        var accounts = await RunAsync("accounts", "--output", "json");
        var check = await RunAsync("accounts", "check", account.Id, "--output", "json");

        accounts.Output.Should().Contain(account.Id).And.NotContain(account.ExternalId);
        check.Output.Split('\n')[0].Should().Contain("\"role\"").And.Contain("\"ok\"");
    }

    [Fact]
    public async Task Findings_are_filtered_and_limited()
    {
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("found", TestContext.Current.CancellationToken);
        await qrie.SettleAsync(TestContext.Current.CancellationToken);

        var findings = await RunAsync("findings", "--service", "s3", "--state", "active", "--limit", "2", "--output", "json");

        var lines = findings.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(2);
        JsonDocument.Parse(lines[0]).RootElement.GetProperty("state").GetString().Should().Be("ACTIVE");
    }

    [Fact]
    public async Task What_the_silo_refuses_is_one_line_in_its_own_words()
    {
        var findings = await RunAsync("findings", "--severity", "101");

        findings.ExitCode.Should().Be(1);
        findings.Error.Should().StartWith("qrie: severity is '101'").And.EndWith("\n");
        findings.Error.TrimEnd().Should().NotContain("\n");
    }

    [Fact]
    public async Task No_silo_is_said_with_what_to_do()
    {
        var run = await CommandRun.OfAsync("findings", "--server", "http://127.0.0.1:9");

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("qrie run").And.Contain("--server");
    }

    private Task<CommandRun> RunAsync(params string[] arguments) =>
        CommandRun.OfAsync([.. arguments, "--server", qrie.Http.BaseAddress!.ToString()]);
}
