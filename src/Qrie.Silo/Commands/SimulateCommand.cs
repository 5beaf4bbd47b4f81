using System.CommandLine;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Qrie.Simulator;

namespace Qrie.Silo.Commands;

/// <summary><c>qrie simulate</c>: the simulated organization in a process of its own, for several silos over one queue.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port on loopback. Default 0: a free one.", HelpName = "PORT" };
        var accounts = new Option<int>("--accounts") { Description = "How many accounts, 1 to 1000. Default 3.", HelpName = "N", DefaultValueFactory = _ => 3 };
        var quiet = new Option<bool>("--quiet") { Description = "Nobody in the organization changes anything by themselves." };
        port.Validators.Add(result => Check(result, port, 0, 65_535));
        accounts.Validators.Add(result => Check(result, accounts, 1, 1_000));
        var output = CommandOutput.Option();
        var command = new Command("simulate", "Serves a simulated AWS organization on loopback until it is interrupted.") { port, accounts, quiet, output };
        command.Does((result, cancellationToken) => RunAsync(
            result,
            new SimulatorOptions { Port = result.GetValue(port), Accounts = result.GetValue(accounts), Scenario = !result.GetValue(quiet) },
            result.GetValue(output),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, SimulatorOptions options, OutputFormat format, CancellationToken cancellationToken)
    {
        // The parser hands on no signal here: a host sees to them by itself, and this is none.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            await using var simulator = await SimulatorHost.StartAsync(options);
            Print(result, simulator, format);
            await Task.Delay(Timeout.Infinite, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new CommandException($"{exception.Message} Choose another with --port.");
        }

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            ended.Cancel();
        }
    }

    private static void Print(ParseResult result, SimulatorHost simulator, OutputFormat format)
    {
        var line = new SimulatorLine(
            simulator.Url, simulator.QueueUrl, simulator.Organization.Options.Regions,
            [.. simulator.Organization.Accounts.Select(account => new AccountLine(account.Id, account.Name, account.Ou, account.ExternalId))]);
        if (format == OutputFormat.Json)
        {
            CommandOutput.Json(result, line);
            return;
        }

        var print = result.InvocationConfiguration.Output;
        print.WriteLine($"AWS    {line.Url}");
        print.WriteLine($"queue  {line.QueueUrl}");
        CommandOutput.Table(
            result, ["account", "external id", "name"], [.. line.Accounts.Select(account => (string[])[account.AccountId, account.ExternalId, account.Name])]);
    }

    private static void Check(System.CommandLine.Parsing.OptionResult result, Option<int> option, int least, int most)
    {
        var value = result.GetValue(option);
        if (value < least || value > most)
        {
            result.AddError($"{option.Name} is {value}; it must be from {least} to {most}.");
        }
    }

    /// <summary>The simulator.</summary>
    /// <param name="Url">The endpoint of all services.</param>
    /// <param name="QueueUrl">The queue of the events.</param>
    /// <param name="Regions">The regions in which there is something.</param>
    /// <param name="Accounts">The accounts.</param>
    private sealed record SimulatorLine(string Url, string QueueUrl, IReadOnlyList<string> Regions, IReadOnlyList<AccountLine> Accounts);

    /// <summary>An account, as <c>Qrie:Accounts</c> names it.</summary>
    private sealed record AccountLine(string AccountId, string Name, string Ou, string ExternalId);
}
