using System.CommandLine;
using System.Text.Json;

namespace Qrie.Silo.Commands.Remote;

/// <summary><c>qrie policies preview</c>: what a policy would find, over all that a running silo has stored.</summary>
internal static class PolicyPreviewCommand
{
    private static readonly string[] Counts = ["violations", "excepted", "compliant", "unknown", "out_of_scope"];

    public static Command Create()
    {
        var (output, silo, life) = (CommandOutput.Option(), SiloClient.Options(), new LifeOptions(remediation: false));
        var id = new Argument<string>("policy") { Description = "The policy's id; qrie policies list names them." }.NoOptions();
        var limit = new Option<int>("--limit") { Description = "How many of the violations to show.", DefaultValueFactory = _ => 10 };
        var command = new Command("preview", "Says what a policy would find in what a running silo has stored. Changes nothing. What is not given is as the policy has it.")
        {
            output, silo.Server, silo.Token, limit, id,
        };
        life.AddTo(command);
        command.Does(async (result, cancellationToken) =>
        {
            using var client = SiloClient.Of(result, silo);
            var route = SiloClient.Route("/api/policies", result.GetValue(id)!) + "/preview";
            var preview = await ReadAsync(client, route, life.Body(result), result.GetValue(limit), cancellationToken);
            Print(result, result.GetValue(id)!, preview, result.GetValue(output));
            return 0;
        });
        return command;
    }

    // One answer looks at a part of a large inventory; the parts are added up.
    private static async Task<PreviewLine> ReadAsync(
        SiloClient client, string route, Dictionary<string, object?> body, int limit, CancellationToken cancellationToken)
    {
        var (evaluated, sample) = (0, new List<JsonElement>());
        var accounts = new SortedDictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        for (var token = ""; ;)
        {
            var part = await client.SendAsync(HttpMethod.Post, route + SiloClient.Query(("next_token", token)), body, cancellationToken);
            evaluated += part.GetProperty("evaluated").GetInt32();
            sample.AddRange(part.GetProperty("sample").EnumerateArray().Take(limit - sample.Count));
            foreach (var account in part.GetProperty("accounts").EnumerateArray())
            {
                accounts[account.Text("account_id")] = Add(accounts.GetValueOrDefault(account.Text("account_id")), account);
            }

            if ((token = part.Text("next_token")).Length == 0)
            {
                return new PreviewLine(evaluated, accounts, sample);
            }
        }
    }

    private static Dictionary<string, int> Add(Dictionary<string, int>? before, JsonElement counted) =>
        Counts.ToDictionary(count => count, count => (before?[count] ?? 0) + counted.GetProperty(count).GetInt32());

    private static void Print(ParseResult result, string id, PreviewLine preview, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            CommandOutput.Json(result, preview);
            return;
        }

        var output = result.InvocationConfiguration.Output;
        output.WriteLine(CommandOutput.OneLine(
            $"{id} would find {preview.Violations} violations in {preview.Evaluated} resources: "
            + $"{preview.Excepted} more are excepted, {preview.Compliant} compliant, {preview.Unknown} unknown, {preview.OutOfScope} out of scope"));
        if (preview.Sample.Count > 0)
        {
            output.WriteLine($"The first {preview.Sample.Count}:");
            CommandOutput.Table(result, ["SEVERITY", "ACCOUNT", "REGION", "ARN", "MESSAGE"], [.. preview.Sample.Select(finding => new[]
            {
                finding.Text("severity"), finding.Text("account_id"), finding.Text("region"), finding.Text("arn"), finding.Text("message"),
            })]);
        }
    }
}
