using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Qrie.Simulator;

namespace Qrie.TestCluster;

/// <summary>A silo of a cluster, as <c>qrie run</c> in a process of its own.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan UntilReady = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Process process;
    private readonly HttpClient http;
    private readonly string data = Directory.CreateTempSubdirectory("qrie-silo-").FullName;
    private readonly ConcurrentQueue<string> lines = new();

    /// <summary>Starts it, and does not wait until it is ready.</summary>
    /// <param name="simulator">AWS.</param>
    /// <param name="dynamo">The endpoint of DynamoDB.</param>
    /// <param name="prefix">The prefix of the tables, and the name of the cluster.</param>
    /// <param name="more">Further settings, as environment variables.</param>
    public SiloProcess(SimulatorHost simulator, string dynamo, string prefix, IEnumerable<KeyValuePair<string, string>> more)
    {
        SiloPort = FreePort();
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}") };
        var settings = new Dictionary<string, string>
        {
            // Silos are started often: the time goes into that.
            ["DOTNET_TieredPGO"] = "0",
            ["AWS_ACCESS_KEY_ID"] = "AKIAQRIE",
            ["AWS_SECRET_ACCESS_KEY"] = "simulated",
            ["Logging__Console__FormatterName"] = "simple",
            ["Logging__Console__FormatterOptions__TimestampFormat"] = "HH:mm:ss.fff ",
            ["Urls"] = http.BaseAddress.ToString(),
            ["Qrie__Data"] = data,
            ["Qrie__QueueUrl"] = simulator.QueueUrl,
            ["Qrie__Aws__EndpointUrl"] = simulator.Url,
            ["Qrie__Aws__RequestsPerSecond"] = "10000",
            ["Qrie__Scans__Bootstrap"] = "false",
            ["Qrie__Receivers"] = "4",
            ["Qrie__Storage"] = "dynamodb",
            ["Qrie__DynamoDb__TablePrefix"] = prefix,
            ["Qrie__DynamoDb__EndpointUrl"] = dynamo,
            ["Qrie__Cluster__Provider"] = "dynamodb",
            ["Qrie__Cluster__ClusterId"] = prefix,
            ["Qrie__Cluster__AdvertisedAddress"] = "127.0.0.1",
            ["Qrie__Cluster__SiloPort"] = $"{SiloPort}",
        };
        foreach (var (account, i) in simulator.Organization.Accounts.Select((account, i) => (account, i)))
        {
            settings[$"Qrie__Accounts__{i}__AccountId"] = account.Id;
            settings[$"Qrie__Accounts__{i}__ExternalId"] = account.ExternalId;
        }

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "qrie.dll"), "run"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = data,
        };
        foreach (var (name, value) in settings.Concat(more))
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The port for the other silos.</summary>
    public int SiloPort { get; }

    /// <summary>Its API.</summary>
    public HttpClient Http => http;

    /// <summary>The warnings and errors that it has printed, each with its first line of text.</summary>
    public IEnumerable<string> Warnings => lines.Zip(lines.Skip(1)).Where(pair => pair.First.Contains(" warn: ") || pair.First.Contains(" fail: "))
        .Select(pair => $"{pair.First} {pair.Second.Trim()}");

    /// <summary>Waits until requests may be sent.</summary>
    /// <exception cref="InvalidOperationException">The process has ended instead; the message is what it printed.</exception>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(UntilReady);
        while (!await IsReadyAsync(limit.Token))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException(string.Join('\n', lines));
            }

            await Task.Delay(Pause, limit.Token);
        }
    }

    /// <summary>SIGKILL: no handler runs.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>The active findings about buckets, as the API has them.</summary>
    public async Task<HashSet<(string Arn, string Policy)>> FindingsAsync(CancellationToken cancellationToken)
    {
        const string url = "/api/findings?page_size=100&state=ACTIVE&type=AWS::S3::Bucket";
        var findings = new HashSet<(string, string)>();
        string? token = null;
        do
        {
            var page = await http.GetFromJsonAsync<JsonElement>(token is null ? url : $"{url}&next_token={Uri.EscapeDataString(token)}", cancellationToken);
            findings.UnionWith(page.GetProperty("findings").EnumerateArray().Select(finding =>
                (finding.GetProperty("arn").GetString()!, finding.GetProperty("policy").GetString()!)));
            token = page.TryGetProperty("next_token", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        return findings;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
        http.Dispose();
        Directory.Delete(data, recursive: true);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
