using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Qrie.TestServers;

namespace Qrie.Silo.Tests.Deployment;

/// <summary>
/// cfn-guard with AWS's proactive rules of Control Tower, as the npm package of the CDK carries both. It reads files and nothing else.
/// </summary>
internal static class CfnGuard
{
    private const string Package = "@cdklabs/cdk-validator-cfnguard";

    /// <summary>What is missing here and how to get it; null when it can run.</summary>
    public static string? Missing =>
        Binary is null ? $"{Package} has no cfn-guard for this platform"
        : File.Exists(Binary) ? null
        : $"{Package} is not installed; to install it: npm ci --prefix tests/servers";

    private static string Folder => Path.Combine(NodeServer.RepositoryRoot(), "tests", "servers", "node_modules", Package);

    private static string? Binary => (OperatingSystem.IsLinux() ? "ubuntu" : OperatingSystem.IsMacOS() ? "macos" : null, RuntimeInformation.ProcessArchitecture) switch
    {
        ({ } system, Architecture.X64) => Path.Combine(Folder, "bin", system, "x86_64", "cfn-guard"),
        ({ } system, Architecture.Arm64) => Path.Combine(Folder, "bin", system, "aarch64", "cfn-guard"),
        _ => null,
    };

    /// <summary>The rules that a template keeps and those that it breaks, each with where.</summary>
    public static async Task<GuardReport> ValidateAsync(JsonObject template)
    {
        var data = Path.Combine(Directory.CreateTempSubdirectory("qrie-guard-").FullName, "template.json");
        try
        {
            await File.WriteAllTextAsync(data, template.ToJsonString());
            using var guard = Process.Start(new ProcessStartInfo(
                Binary!, ["validate", "--rules", Path.Combine(Folder, "rules"), "--data", data, "--structured", "--output-format", "json", "--show-summary", "none"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = guard.StandardError.ReadToEndAsync();
            var answer = await guard.StandardOutput.ReadToEndAsync();
            await guard.WaitForExitAsync();

            // 19: a rule is broken. Anything else is a mistake of ours, such as a file that it cannot parse.
            guard.ExitCode.Should().BeOneOf([0, 19], await errors);
            var file = JsonNode.Parse(answer)!.AsArray().Should().ContainSingle().Subject!;
            return new GuardReport(
                [.. file["compliant"]!.AsArray().Select(rule => rule!.GetValue<string>())],
                [.. file["not_compliant"]!.AsArray().Select(rule => rule!["Rule"]!).Select(rule => $"{rule["name"]}: {string.Join(", ", Places(rule).Distinct())}")]);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(data)!, recursive: true);
        }
    }

    private static IEnumerable<string> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "path", Value: JsonValue path } && path.ToString().Split('/') is [_, "Resources", var name, ..]
            ? [name]
            : Places(member.Value)),
        JsonArray items => items.SelectMany(Places),
        _ => [],
    };
}
