using System.CommandLine;
using System.Text.Json;
using Qrie.Aws;

namespace Qrie.Silo.Commands;

/// <summary>What all commands have in common: <c>--output</c>, JSON lines, tables, and errors of one line.</summary>
internal static class CommandOutput
{
    /// <summary>The option <c>--output</c>; one per command.</summary>
    public static Option<OutputFormat> Option() =>
        new("--output", "-o") { Description = "How to print: text for people, json for one JSON object per line.", HelpName = "text|json" };

    /// <summary>Refuses what begins like an option, which the parser would take for a file.</summary>
    public static T NoOptions<T>(this T argument) where T : Argument
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-') && token.Value.Length > 1))
            {
                result.AddError($"Unrecognized option '{token.Value}'.");
            }
        });
        return argument;
    }

    /// <summary>Sets what the command does. A <see cref="CommandException"/> is one line on the error output, and exit code 1.</summary>
    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction(async (result, cancellationToken) =>
        {
            try
            {
                return await action(result, cancellationToken);
            }
            catch (CommandException exception)
            {
                Error(result, exception.Message);
                return 1;
            }
        });

    /// <summary>Prints an error as one line.</summary>
    public static void Error(ParseResult result, string message) =>
        result.InvocationConfiguration.Error.WriteLine($"qrie: {OneLine(message)}");

    /// <summary>Prints an object as one line of JSON, with members in the order of its type.</summary>
    public static void Json<T>(ParseResult result, T value) =>
        result.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(value, JsonLine));

    /// <summary>Text that cannot steer a terminal: names in records and files are others' words.</summary>
    public static string OneLine(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? '?' : c));

    /// <summary>Prints rows in columns as wide as they need; the last one as it is.</summary>
    public static void Table(ParseResult result, string[] header, IReadOnlyList<string[]> rows)
    {
        var widths = header.Select((name, column) => rows.Select(row => row[column].Length).Append(name.Length).Max()).ToArray();
        foreach (var row in rows.Prepend(header))
        {
            var cells = row.Select((cell, column) => column < row.Length - 1 ? OneLine(cell).PadRight(widths[column]) : OneLine(cell));
            result.InvocationConfiguration.Output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    private static JsonSerializerOptions JsonLine { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = CanonicalJson.Options.Encoder,
        MaxDepth = CanonicalJson.Options.MaxDepth,
    };
}
