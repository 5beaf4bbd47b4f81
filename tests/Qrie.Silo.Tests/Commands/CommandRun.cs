using System.Text.Json;

namespace Qrie.Silo.Commands;

/// <summary>A command that has run in this process, with what it printed.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IReadOnlyList<JsonElement> Json => [.. Lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exitCode = await CommandLine.InvokeAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Asserts that the command failed, with one line for its user.</summary>
    public void ShouldFailWith(string message)
    {
        ExitCode.Should().Be(1);
        Error.TrimEnd('\r', '\n').Should().StartWith("qrie: ").And.Contain(message).And.NotContainAny("\n", "   at ");
    }
}
