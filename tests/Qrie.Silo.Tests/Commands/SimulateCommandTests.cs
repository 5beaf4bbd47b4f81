using System.Diagnostics;
using System.Text.Json;
using Qrie.Silo.Commands;

namespace Qrie.Silo.Tests.Commands;

public sealed class SimulateCommandTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_of_its_own_serves_the_organization_and_says_where()
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "qrie.dll"), "simulate", "--accounts", "2", "--quiet", "--output", "json"]) { RedirectStandardOutput = true })!;
        try
        {
            var line = JsonDocument.Parse((await process.StandardOutput.ReadLineAsync(Ct))!).RootElement;

            var url = line.GetProperty("url").GetString()!;
            new Uri(url).IsLoopback.Should().BeTrue();
            line.GetProperty("queue_url").GetString().Should().StartWith(url);
            line.GetProperty("accounts").EnumerateArray().Should().HaveCount(2).And.OnlyContain(account =>
                account.GetProperty("account_id").GetString()!.Length == 12 && account.GetProperty("external_id").GetString()!.Length > 0);
            using var http = new HttpClient();
            (await http.GetAsync($"{url}/_simulator", Ct)).EnsureSuccessStatusCode();
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Theory]
    [InlineData("--accounts", "0", "from 1 to 1000")]
    [InlineData("--port", "65536", "from 0 to 65535")]
    public async Task A_number_out_of_range_is_refused_in_one_line(string option, string value, string expected)
    {
        using var error = new StringWriter();

        (await CommandLine.InvokeAsync(["simulate", option, value], TextWriter.Null, error, Ct)).Should().Be(1);

        error.ToString().TrimEnd().Should().Contain(option).And.Contain(expected).And.NotContain("\n");
    }
}
