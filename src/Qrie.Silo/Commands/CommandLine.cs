using System.CommandLine;
using System.CommandLine.Invocation;
using Qrie.Silo.Commands.Remote;

namespace Qrie.Silo.Commands;

/// <summary>The commands of the executable. Without one, it runs.</summary>
internal static class CommandLine
{
    /// <param name="settings">Configuration given as arguments.</param>
    public static RootCommand Create(string[] settings)
    {
        var root = new RootCommand("Qrie: real-time AWS posture. Without a command it runs, as qrie run does.")
        {
            RunCommand.Create(settings),
            ExplainCommand.Create(),
            EvaluateCommand.Create(),
            DescribeCommand.Create(settings),
            PoliciesCommand.Create(TimeProvider.System),
            ScanCommand.Create(TimeProvider.System),
            AccountsCommand.Create(TimeProvider.System),
            FindingsCommand.Create(),
            TablesCommand.Create(settings),
            TemplateCommand.Create(),
            SimulateCommand.Create(),
        };
        RunCommand.Configure(root, settings);
        return root;
    }

    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="arguments">The arguments of the process.</param>
    /// <param name="output">Where results go; null for the console.</param>
    /// <param name="error">Where errors go; null for the console.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> InvokeAsync(
        string[] arguments, TextWriter? output = null, TextWriter? error = null, CancellationToken cancellationToken = default)
    {
        var (settings, others) = Settings.Split(arguments);
        var result = Create(settings).Parse(others);
        // The host sees to signals itself, and takes its time to stop in good order.
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null };
        configuration.Output = output ?? configuration.Output;
        configuration.Error = error ?? configuration.Error;
        if (result.Action is ParseErrorAction)
        {
            // One line that says what is wrong; who wants the help asks for it.
            var errors = string.Join(" ", result.Errors.Select(parseError => parseError.Message).Distinct());
            configuration.Error.WriteLine($"qrie: {CommandOutput.OneLine(errors)} See qrie --help.");
            return Task.FromResult(1);
        }

        return result.InvokeAsync(configuration, cancellationToken);
    }
}
