using System.CommandLine;
using Qrie.Aws;
using Qrie.Policies;
using Qrie.Policies.Custom;

namespace Qrie.Silo.Commands;

/// <summary><c>qrie policies test</c>: reads a folder of policies as Qrie does, and runs the cases in their files.</summary>
internal static class PoliciesTestCommand
{
    public static Command Create()
    {
        var output = CommandOutput.Option();
        var folder = new Argument<string>("DIR") { Description = "The folder with the policies, one YAML file each." }.NoOptions();
        var command = new Command("test", "Reads policies of your own and runs their cases. Exit code 1 when one is wrong.") { output, folder };
        command.Does((result, _) =>
        {
            var files = Read(result.GetRequiredValue(folder));
            var lines = files.SelectMany(Lines).ToArray();
            if (result.GetValue(output) == OutputFormat.Json)
            {
                foreach (var line in lines)
                {
                    CommandOutput.Json(result, line);
                }
            }
            else
            {
                CommandOutput.Table(
                    result,
                    ["FILE", "RESULT", "WHAT"],
                    [.. lines.Select(line => new[] { $"{line.File}:{line.Line}", line.Result, line.Message is null ? line.Case ?? "" : $"{line.Case}{(line.Case is null ? "" : ": ")}{line.Message}" })]);
            }

            return Task.FromResult(lines.Any(line => line.Result != PolicyTestLine.Passed) ? 1 : 0);
        });
        return command;
    }

    private static IReadOnlyList<PolicyFile> Read(string folder)
    {
        try
        {
            var types = new ResourceTypes();
            var files = new PolicyFolder(types, new PolicyCatalogue(types)).Read(folder);
            return files.Count > 0 ? files : throw new CommandException($"{folder} has no policies: no file there ends in .yaml or .yml");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{folder} cannot be read: {exception.Message}");
        }
    }

    private static IEnumerable<PolicyTestLine> Lines(PolicyFile file)
    {
        if (file.Policy is null)
        {
            return file.Errors.Select(error => new PolicyTestLine(file.Name, error.Line, null, null, PolicyTestLine.Broken, error.Message));
        }

        var id = file.Policy.Definition.Id;
        var tests = file.RunTests(TimeProvider.System.GetUtcNow());
        return tests.Count == 0
            ? [new PolicyTestLine(file.Name, 1, id, null, PolicyTestLine.Untested, "There are no cases; a policy needs some.")]
            : tests.Select(test => new PolicyTestLine(
                file.Name, test.Case.Line, id, test.Case.Name, test.Failure is null ? PolicyTestLine.Passed : PolicyTestLine.Failed, test.Failure));
    }
}
