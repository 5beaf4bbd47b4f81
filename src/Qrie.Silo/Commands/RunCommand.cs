using System.CommandLine;
using Qrie.Silo.Hosting;
using Qrie.Simulator;

namespace Qrie.Silo.Commands;

/// <summary><c>qrie run</c>: the silo, the API and the console.</summary>
internal static class RunCommand
{
    private const string About = "Runs the silo, the API and the console. Without a queue configured, over a simulated organization.";

    // What fails at start is told in one line, instead of these categories' stack traces.
    private static readonly string[] StartupCategories = ["Microsoft.Extensions.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Orleans"];

    public static Command Create(string[] settings)
    {
        var command = new Command("run", $"{About} Any setting can be given as --Section:Key=value.");
        Configure(command, settings);
        return command;
    }

    /// <summary>Lets a command run Qrie.</summary>
    public static void Configure(Command command, string[] settings)
    {
        var urls = new Option<string?>("--urls") { Description = "Where to listen. Default http://127.0.0.1:5080.", HelpName = "URL" };
        var data = new Option<string?>("--data") { Description = "The folder of Qrie's data. Default data, in the working directory.", HelpName = "DIR" };
        command.Options.Add(urls);
        command.Options.Add(data);
        command.Does((result, cancellationToken) =>
        {
            var arguments = new List<string>(settings);
            arguments.AddRange(result.GetValue(urls) is { } url ? [$"--Urls={url}"] : []);
            arguments.AddRange(result.GetValue(data) is { } folder ? [$"--Qrie:Data={folder}"] : []);
            return RunAsync([.. arguments], result.InvocationConfiguration.Output, cancellationToken);
        });
    }

    private static async Task<int> RunAsync(string[] settings, TextWriter output, CancellationToken cancellationToken)
    {
        var builder = Settings.Builder(settings);
        var starting = true;
        foreach (var category in StartupCategories)
        {
            var minimum = builder.Configuration.GetValue($"Logging:LogLevel:{category.Split('.')[0]}", LogLevel.Warning);
            builder.Logging.AddFilter(category, level => !Volatile.Read(ref starting) && level >= minimum);
        }

        await using var simulator = builder.Configuration["Qrie:QueueUrl"] is { Length: > 0 }
            ? null
            : await SimulatorHost.StartAsync(new SimulatorOptions { Scenario = true });
        try
        {
            await using var app = QrieApplication.Build(builder, simulator);
            await app.StartAsync(cancellationToken);
            Volatile.Write(ref starting, false);
            output.WriteLine($"Qrie listens on {string.Join(", ", app.Urls)}{(simulator is null ? "" : ", over a simulated organization")}.");
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception exception) when (Volatile.Read(ref starting) && StartupError.Explain(exception) is { } error)
        {
            throw new CommandException(error);
        }
    }
}
