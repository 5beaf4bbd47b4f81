using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.S3;
using Amazon.Runtime;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Invariants;

/// <summary>The executable itself, as somebody who points it at AWS would run it, killed without warning.</summary>
public sealed class KilledProcessTests
{
    // What a killed process had received comes again after the visibility timeout of a minute.
    private static readonly TimeSpan UntilVisible = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Invariant_1_nothing_is_lost_when_the_process_is_killed_in_the_middle_of_its_work()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Accounts = 3, NewBucketsBlockPublicAccess = false });
        var data = Directory.CreateTempSubdirectory("qrie-killed-");
        const int buckets = 120;
        using var http = new HttpClient();

        foreach (var third in Enumerable.Range(0, 3))
        {
            var (process, url) = await StartAsync(simulator, data.FullName, ct);
            try
            {
                foreach (var number in Enumerable.Range(third * buckets / 3, buckets / 3))
                {
                    var account = simulator.Organization.Accounts[number % 3];
                    using var s3 = new AmazonS3Client(
                        new BasicAWSCredentials($"account:{account.Id}", "simulated"),
                        new AmazonS3Config { ServiceURL = simulator.Url, AuthenticationRegion = "us-east-1", ForcePathStyle = true });
                    await s3.PutBucketAsync($"killed-{number}", ct);
                }

                if (third == 2)
                {
                    await Eventually.TrueAsync(
                        async () => await CountAsync(http, $"{url}/api/resources?page_size=100&type=AWS::S3::Bucket", "resources", ct) == buckets
                            && simulator.Organization.QueueDepth == (0, 0, 0),
                        "every bucket",
                        UntilVisible);
                    var truth = await TrueState.ReadAsync(simulator, new TruthServices());
                    await Eventually.TrueAsync(
                        async () => await CountAsync(http, $"{url}/api/findings?page_size=100&state=ACTIVE&type=AWS::S3::Bucket", "findings", ct)
                            == truth.Findings.Count(finding => finding.Arn.Contains(":s3:", StringComparison.Ordinal)),
                        "every finding",
                        UntilVisible);
                }
            }
            finally
            {
                // SIGKILL: no handler runs.
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
                process.Dispose();
            }
        }

        data.Delete(recursive: true);
    }

    private static async Task<int> CountAsync(HttpClient http, string url, string list, CancellationToken cancellationToken)
    {
        var (count, token) = (0, (string?)null);
        do
        {
            var page = await http.GetFromJsonAsync<JsonElement>(token is null ? url : $"{url}&next_token={Uri.EscapeDataString(token)}", cancellationToken);
            count += page.GetProperty(list).GetArrayLength();
            token = page.TryGetProperty("next_token", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        return count;
    }

    private static async Task<(Process Process, string Url)> StartAsync(SimulatorHost simulator, string data, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "qrie.dll"));
        start.ArgumentList.Add("run");
        var port = FreePort();
        var settings = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = "AKIAQRIE",
            ["AWS_SECRET_ACCESS_KEY"] = "simulated",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["Urls"] = $"http://127.0.0.1:{port}",
            ["Qrie__Data"] = data,
            ["Qrie__QueueUrl"] = simulator.QueueUrl,
            ["Qrie__Aws__EndpointUrl"] = simulator.Url,
            ["Qrie__Aws__RequestsPerSecond"] = "10000",
        };
        foreach (var (account, i) in simulator.Organization.Accounts.Select((account, i) => (account, i)))
        {
            settings[$"Qrie__Accounts__{i}__AccountId"] = account.Id;
            settings[$"Qrie__Accounts__{i}__ExternalId"] = account.ExternalId;
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        await Eventually.TrueAsync(
            async () =>
            {
                process.HasExited.Should().BeFalse("the process should run until it is killed");
                try
                {
                    return (await http.GetAsync($"http://127.0.0.1:{port}/health/ready", cancellationToken)).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the process to be ready");
        return (process, $"http://127.0.0.1:{port}");
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
