using System.CommandLine;

namespace Qrie.Silo.Commands.Remote;

/// <summary><c>qrie accounts</c>: the accounts of a running silo.</summary>
internal static class AccountsCommand
{
    // More than an organization may have.
    private const int All = 100_000;

    public static Command Create(TimeProvider time)
    {
        var (output, silo) = (CommandOutput.Option(), SiloClient.Options());
        var command = new Command("accounts", "Lists the accounts that a running silo watches.") { output, silo.Server, silo.Token, Add(time), Remove(), Check() };
        command.Does(async (result, cancellationToken) =>
        {
            using var client = SiloClient.Of(result, silo);
            var accounts = await client.ListAsync("/api/accounts", "accounts", All, cancellationToken).ToListAsync(cancellationToken);
            RemoteOutput.Print(result, result.GetValue(output), accounts, ["ACCOUNT", "NAME", "OU", "LAST EVENT", "LAST BASELINE", "ACCESS"], account =>
            [
                account.Text("account_id"), account.Text("name"), account.Text("ou"), account.Text("last_event_at"), account.Text("last_baseline_at"),
                account.Text("access_error") is { Length: > 0 } error ? error : "ok",
            ]);
            return 0;
        });
        return command;
    }

    private static Command Add(TimeProvider time)
    {
        var silo = SiloClient.Options();
        var id = Id();
        var name = new Option<string?>("--name") { Description = "A name for people." };
        var ou = new Option<string?>("--ou") { Description = "The path of the organizational unit, such as /prod/payments." };
        var role = new Option<string?>("--role-arn") { Description = "The role to assume; without it the usual name is taken." };
        var external = new Option<string?>("--external-id") { Description = "What the role's trust policy asks for; without it one is made up and printed." };
        var regions = new Option<string[]>("--region") { Description = "A region to look at; may be repeated.", Required = true };
        var command = new Command("add", "Onboards an account, and prints the role and the external id that it must have.") { silo.Server, silo.Token, id, name, ou, role, external, regions };
        command.Does(async (result, cancellationToken) =>
        {
            using var client = SiloClient.Of(result, silo);
            var added = await client.SendOnceAsync(
                HttpMethod.Post,
                "/api/accounts",
                new
                {
                    account_id = result.GetValue(id), name = result.GetValue(name), ou = result.GetValue(ou), role_arn = result.GetValue(role),
                    external_id = result.GetValue(external), regions = result.GetValue(regions),
                },
                time,
                cancellationToken);
            CommandOutput.Json(result, added);
            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var silo = SiloClient.Options();
        var id = Id();
        var command = new Command("remove", "Watches an account no more; its findings resolve.") { silo.Server, silo.Token, id };
        command.Does(async (result, cancellationToken) =>
        {
            using var client = SiloClient.Of(result, silo);
            await client.SendAsync(HttpMethod.Delete, $"/api/accounts/{Uri.EscapeDataString(result.GetValue(id)!)}", null, cancellationToken);
            return 0;
        });
        return command;
    }

    private static Command Check()
    {
        var (output, silo, id) = (CommandOutput.Option(), SiloClient.Options(), Id());
        var command = new Command("check", "Says what is missing in an account; exit code 2 when something is.") { output, silo.Server, silo.Token, id };
        command.Does(async (result, cancellationToken) =>
        {
            using var client = SiloClient.Of(result, silo);
            var check = await client.GetAsync($"/api/accounts/{Uri.EscapeDataString(result.GetValue(id)!)}/check", cancellationToken);
            RemoteOutput.Print(result, result.GetValue(output), [.. check.GetProperty("aspects").EnumerateArray()], ["ASPECT", "STATUS", "MESSAGE"], aspect =>
                [aspect.Text("aspect"), aspect.Text("status"), aspect.Text("message")]);
            return check.GetProperty("ok").GetBoolean() ? 0 : 2;
        });
        return command;
    }

    private static Argument<string> Id() => new Argument<string>("account") { Description = "The twelve digits." }.NoOptions();
}
