using System.CommandLine;
using System.Text.Json;

namespace Qrie.Silo.Commands.Remote;

/// <summary><c>qrie scan</c>: starts a scan in a running silo, and shows how it goes.</summary>
internal static class ScanCommand
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static Command Create(TimeProvider time)
    {
        var (output, silo) = (CommandOutput.Option(), SiloClient.Options());
        var account = new Option<string?>("--account") { Description = "Only this account." };
        var service = new Option<string?>("--service") { Description = "Only this service, such as s3." };
        var region = new Option<string?>("--region") { Description = "Only this region." };
        var kind = new Option<string>("--kind") { Description = "inventory asks AWS; policy judges what is stored.", HelpName = "inventory|policy", DefaultValueFactory = _ => "inventory" };
        var detach = new Option<bool>("--detach") { Description = "Print the scan's id and do not wait for its end." };
        var command = new Command("scan", "Starts a scan in a running silo and waits for its end; exit code 2 when parts of it failed.")
        {
            output, silo.Server, silo.Token, account, service, region, kind, detach, List(), Cancel(),
        };
        command.Does(async (result, cancellationToken) =>
        {
            using var client = SiloClient.Of(result, silo);
            var started = await client.SendOnceAsync(
                HttpMethod.Post,
                "/api/scans",
                new { account = result.GetValue(account), service = result.GetValue(service), region = result.GetValue(region), kind = result.GetValue(kind) },
                time,
                cancellationToken);
            var id = started.Text("scan_id");
            var scan = result.GetValue(detach) ? await client.GetAsync($"/api/scans/{id}", cancellationToken) : await WaitAsync(client, id, result, time, cancellationToken);
            Print(result, scan, result.GetValue(output));
            return scan.Text("state") == "failed" ? 2 : 0;
        });
        return command;
    }

    private static async Task<JsonElement> WaitAsync(SiloClient client, string id, ParseResult result, TimeProvider time, CancellationToken cancellationToken)
    {
        var line = new ProgressLine(result.InvocationConfiguration.Error, !System.Console.IsErrorRedirected);
        while (true)
        {
            var scan = await client.GetAsync($"/api/scans/{id}", cancellationToken);
            var progress = scan.GetProperty("progress");
            if (scan.Text("state") is "completed" or "failed" or "cancelled")
            {
                line.Clear();
                return scan;
            }

            line.Show(progress.GetProperty("units_finished").GetInt32(), progress.GetProperty("units").GetInt32(), $"{progress.Text("described")} resources");
            await Task.Delay(Look, time, cancellationToken);
        }
    }

    private static void Print(ParseResult result, JsonElement scan, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            CommandOutput.Json(result, scan);
            return;
        }

        var output = result.InvocationConfiguration.Output;
        output.WriteLine($"{scan.Text("scan_id")}: {scan.Text("state")}, {scan.GetProperty("progress").Text("described")} resources, {scan.Text("drift_found")} changes that no event had brought");
        foreach (var error in scan.GetProperty("units").EnumerateArray().SelectMany(unit => unit.GetProperty("errors").EnumerateArray()).Select(error => error.ToString()).Distinct())
        {
            output.WriteLine("  " + CommandOutput.OneLine(error));
        }
    }

    private static Command List()
    {
        var (output, silo) = (CommandOutput.Option(), SiloClient.Options());
        var limit = new Option<int>("--limit") { Description = "How many at most.", DefaultValueFactory = _ => 20 };
        var command = new Command("list", "Lists scans, the latest first.") { output, silo.Server, silo.Token, limit };
        command.Does(async (result, cancellationToken) =>
        {
            using var client = SiloClient.Of(result, silo);
            var scans = await client.ListAsync("/api/scans", "scans", result.GetValue(limit), cancellationToken).ToListAsync(cancellationToken);
            RemoteOutput.Print(result, result.GetValue(output), scans, ["SCAN", "KIND", "STATE", "REQUESTED", "RESOURCES", "DRIFT", "ERRORS"], scan =>
            [
                scan.Text("scan_id"), scan.Text("kind"), scan.Text("state"), scan.Text("requested_at"), scan.GetProperty("progress").Text("described"),
                scan.Text("drift_found"), scan.Text("errors"),
            ]);
            return 0;
        });
        return command;
    }

    private static Command Cancel()
    {
        var silo = SiloClient.Options();
        var id = new Argument<string>("scan") { Description = "The scan's id." }.NoOptions();
        var command = new Command("cancel", "Calls a scan off. What it has looked at stands.") { silo.Server, silo.Token, id };
        command.Does(async (result, cancellationToken) =>
        {
            using var client = SiloClient.Of(result, silo);
            await client.SendAsync(HttpMethod.Delete, $"/api/scans/{Uri.EscapeDataString(result.GetValue(id)!)}", null, cancellationToken);
            return 0;
        });
        return command;
    }
}
