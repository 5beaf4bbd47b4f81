using System.CommandLine;
using Qrie.Aws;
using Qrie.Findings;
using Qrie.Policies;
using Qrie.Silo.Commands.Remote;

namespace Qrie.Silo.Commands;

/// <summary><c>qrie policies</c>: the policies that ship with Qrie; and, by its subcommands, those of a running silo.</summary>
internal static class PoliciesCommand
{
    /// <param name="time">The clock, by which subcommands wait.</param>
    public static Command Create(TimeProvider time)
    {
        var output = CommandOutput.Option();
        var permissions = new Option<bool>("--permissions")
        {
            Description = "Print the IAM actions that Qrie's role needs in an account, one per line, and nothing else.",
        };
        var command = new Command("policies", "Lists the policies that ship with Qrie, with the controls of frameworks that they answer; needs no silo.")
        {
            output,
            permissions,
            PoliciesTestCommand.Create(),
            ListPoliciesCommand.Create(),
            PolicyPreviewCommand.Create(),
            PolicyLifeCommands.Launch(time),
            PolicyLifeCommands.Change(time),
            PolicyLifeCommands.Suspend(time),
        };
        command.Does((result, _) =>
        {
            var types = new ResourceTypes();
            var catalogue = new PolicyCatalogue(types);
            if (result.GetValue(permissions))
            {
                PrintPermissions(result, types);
            }
            else if (result.GetValue(output) == OutputFormat.Json)
            {
                foreach (var policy in catalogue.All)
                {
                    CommandOutput.Json(result, PolicyLine.Of(policy, catalogue));
                }
            }
            else
            {
                PrintTable(result, catalogue);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    // What describing a type needs is needed whole: a part that cannot be read is reported, whether a policy asks for it or not.
    private static void PrintPermissions(ParseResult result, ResourceTypes types)
    {
        foreach (var action in types.AllPermissions)
        {
            result.InvocationConfiguration.Output.WriteLine(action);
        }
    }

    private static void PrintTable(ParseResult result, PolicyCatalogue catalogue) => CommandOutput.Table(
        result,
        ["POLICY", "SEVERITY", "TYPE", "CONTROLS", "TITLE"],
        [
            .. catalogue.All.Select(policy => policy.Definition).Select(definition => new[]
            {
                definition.Id,
                $"{definition.Severity} {Severity.BandOf(definition.Severity).ToString().ToLowerInvariant()}",
                definition.ResourceType,
                string.Join(", ", definition.Controls),
                definition.Title,
            }),
        ]);
}
