using System.CommandLine;

namespace Qrie.Silo.Commands.Remote;

/// <summary><c>qrie findings</c>: the findings of a running silo.</summary>
internal static class FindingsCommand
{
    public static Command Create()
    {
        var (output, silo) = (CommandOutput.Option(), SiloClient.Options());
        (string Parameter, Option<string?> Option)[] filters =
        [
            ("account", new("--account") { Description = "Only of this account." }),
            ("policy", new("--policy") { Description = "Only of this policy." }),
            ("state", new("--state") { Description = "active or resolved; both without it.", HelpName = "active|resolved" }),
            ("severity", new("--severity") { Description = "At least this severity, 0 to 100." }),
            ("band", new("--band") { Description = "Only of this severity band.", HelpName = "critical|high|medium|low" }),
            ("service", new("--service") { Description = "Only of this service, such as s3." }),
            ("type", new("--type") { Description = "Only of this type of resource." }),
            ("region", new("--region") { Description = "Only of this region." }),
            ("q", new("--text") { Description = "Only those that hold this text." }),
            ("since", new("--since") { Description = "Only those opened or resolved since this ISO 8601 time." }),
        ];
        var limit = new Option<int>("--limit") { Description = "How many at most.", DefaultValueFactory = _ => 100 };
        var command = new Command("findings", "Lists the findings of a running silo, the last opened first.") { output, silo.Server, silo.Token, limit };
        foreach (var (_, option) in filters)
        {
            command.Add(option);
        }

        command.Does(async (result, cancellationToken) =>
        {
            using var client = SiloClient.Of(result, silo);
            var query = SiloClient.Query([.. filters.Select(filter => (filter.Parameter, result.GetValue(filter.Option)))]);
            var findings = await client.ListAsync("/api/findings" + query, "findings", result.GetValue(limit), cancellationToken).ToListAsync(cancellationToken);
            RemoteOutput.Print(result, result.GetValue(output), findings, ["SEVERITY", "STATE", "POLICY", "ACCOUNT", "FIRST SEEN", "ARN"], finding =>
                [finding.Text("severity"), finding.Text("state"), finding.Text("policy"), finding.Text("account_id"), finding.Text("first_seen"), finding.Text("arn")]);
            return 0;
        });
        return command;
    }
}
