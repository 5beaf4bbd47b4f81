using System.CommandLine;
using Qrie.CloudTrail;

namespace Qrie.Silo.Commands;

/// <summary><c>qrie explain</c>: what Qrie would do with CloudTrail records.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var output = CommandOutput.Option();
        var files = new Argument<string[]>("FILE")
        {
            Description = "EventBridge envelopes, CloudTrail records, trail files with Records, or JSON lines of these, also as .gz; - for the standard input.",
            Arity = ArgumentArity.OneOrMore,
        }.NoOptions();
        var command = new Command(
            "explain",
            "Says what Qrie would do with CloudTrail records: what changes, or why a record is skipped. "
            + "Envelopes are checked as those from the queue are, but every account counts as onboarded.") { output, files };
        command.Does((result, cancellationToken) => ExplainAsync(
            result, result.GetRequiredValue(files), result.GetValue(output) == OutputFormat.Json, cancellationToken));
        return command;
    }

    private static async Task<int> ExplainAsync(ParseResult result, string[] files, bool json, CancellationToken cancellationToken)
    {
        var parser = new CloudTrailParser();
        var exitCode = 0;
        if (!json)
        {
            result.InvocationConfiguration.Output.WriteLine(ExplainedRecord.Header);
        }

        foreach (var file in files)
        {
            try
            {
                foreach (var record in RecordFile.Records(await InputFile.ReadAsync(file, cancellationToken)))
                {
                    var parsed = record.IsEnvelope ? parser.ParseEnvelope(record.Utf8, _ => true) : parser.ParseRecord(record.Utf8);
                    var explained = ExplainedRecord.Of(parsed);
                    if (json)
                    {
                        CommandOutput.Json(result, explained);
                    }
                    else
                    {
                        result.InvocationConfiguration.Output.WriteLine(CommandOutput.OneLine(explained.ToString()));
                    }
                }
            }
            catch (CommandException exception)
            {
                CommandOutput.Error(result, exception.Message);
                exitCode = 1;
            }
        }

        return exitCode;
    }
}
