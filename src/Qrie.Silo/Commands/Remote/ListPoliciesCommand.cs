using System.CommandLine;

namespace Qrie.Silo.Commands.Remote;

/// <summary><c>qrie policies list</c>: the policies of a running silo, with their lives.</summary>
internal static class ListPoliciesCommand
{
    public static Command Create()
    {
        var (output, silo) = (CommandOutput.Option(), SiloClient.Options());
        (string Parameter, Option<string?> Option)[] filters =
        [
            ("status", new("--status") { Description = "Only of this status.", HelpName = "active|available|suspended" }),
            ("services", new("--service") { Description = "Only of these services, separated by commas, such as s3,iam." }),
            ("framework", new("--framework") { Description = "Only those that answer a framework whose name holds this text, such as CIS." }),
        ];
        var command = new Command("list", "Lists the policies of a running silo, your own among them, with status, scope and open findings.") { output, silo.Server, silo.Token };
        foreach (var (_, option) in filters)
        {
            command.Add(option);
        }

        command.Does(async (result, cancellationToken) =>
        {
            using var client = SiloClient.Of(result, silo);
            var query = SiloClient.Query([.. filters.Select(filter => (filter.Parameter, result.GetValue(filter.Option)))]);
            var policies = await client.GetAsync("/api/policies" + query, cancellationToken);
            RemoteOutput.Print(result, result.GetValue(output), [.. policies.EnumerateArray()], ["POLICY", "STATUS", "SEVERITY", "OPEN", "TYPE", "SCOPE"], policy =>
                [policy.Text("policy_id"), policy.Text("status"), policy.Text("severity"), policy.Text("open_findings"), policy.Text("type"), ScopeText.Of(policy)]);
            return 0;
        });
        return command;
    }
}
