using System.CommandLine;
using Qrie.Silo.Deployment;

namespace Qrie.Silo.Commands;

/// <summary><c>qrie template</c>: the CloudFormation templates that follow from the code.</summary>
internal static class TemplateCommand
{
    public static Command Create() => new("template", "Prints CloudFormation that fits this version.")
    {
        Printing("onboarding", "The template of an account to be watched: the role to read with, and the rules that send its events.", OnboardingTemplate.Create),
        Printing("tables", "The DynamoDB tables, as resources for a template with the parameter TablePrefix.", TablesTemplate.Create),
    };

    private static Command Printing(string name, string description, Func<string> create)
    {
        var command = new Command(name, description);
        command.Does((result, _) =>
        {
            result.InvocationConfiguration.Output.Write(create());
            return Task.FromResult(0);
        });
        return command;
    }
}
