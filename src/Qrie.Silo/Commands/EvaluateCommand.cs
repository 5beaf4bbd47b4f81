using System.CommandLine;
using System.Text;
using System.Text.Json;
using Qrie.Aws;
using Qrie.Policies;

namespace Qrie.Silo.Commands;

/// <summary><c>qrie evaluate</c>: the verdicts of every policy of a type on a configuration.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var type = new Option<string>("--type", "-t") { Description = "The resource type, such as AWS::S3::Bucket.", Required = true, HelpName = "TYPE" };
        var arn = new Option<string?>("--arn") { Description = "The resource's ARN, which tells the partition and the account.", HelpName = "ARN" };
        var output = CommandOutput.Option();
        var file = new Argument<string>("FILE") { Description = "A normalized configuration, as qrie describe prints it; - for the standard input." }.NoOptions();
        var command = new Command("evaluate", "Judges a configuration by every policy of its type.") { type, arn, output, file };
        command.Does(async (result, cancellationToken) =>
        {
            var types = new ResourceTypes();
            var found = Find(types, result.GetRequiredValue(type));
            var path = result.GetRequiredValue(file);
            var configuration = Encoding.UTF8.GetString(await InputFile.ReadAsync(path, cancellationToken)).TrimStart('\uFEFF');
            var verdicts = Judge(types, found, configuration, result.GetValue(arn) ?? "", path);
            if (result.GetValue(output) == OutputFormat.Json)
            {
                foreach (var verdict in verdicts)
                {
                    CommandOutput.Json(result, VerdictLine.Of(verdict));
                }
            }
            else
            {
                CommandOutput.Table(result, ["POLICY", "VERDICT", "MESSAGE"],
                    [.. verdicts.Select(VerdictLine.Of).Select(line => new[] { line.PolicyId, line.Verdict, line.Message ?? "" })]);
            }

            return 0;
        });
        return command;
    }

    private static IResourceType Find(ResourceTypes types, string name) =>
        types.All.FirstOrDefault(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new CommandException($"there is no resource type {name}; known are {string.Join(", ", types.All.Select(type => type.Name))}");

    private static IReadOnlyList<PolicyVerdict> Judge(ResourceTypes types, IResourceType type, string configuration, string arn, string path)
    {
        var all = new PolicyCatalogue(types).All.Select(policy => new ActivePolicy(policy, policy.Definition.Severity));
        var request = new EvaluationRequest
        {
            Arn = arn,
            Type = type.Name,
            AccountId = arn.Split(':') is [_, _, _, _, var account, ..] ? account : "",
            Region = "",
            Configuration = configuration,
            Tags = new Dictionary<string, string>(),
        };
        try
        {
            return new PolicyEvaluator(types).Evaluate(new PolicySet(1, all, new HashSet<string>()), request, TimeProvider.System.GetUtcNow()).Verdicts;
        }
        catch (JsonException exception)
        {
            throw new CommandException($"{path} is no configuration of {type.Name}: {exception.Message}");
        }
    }
}
