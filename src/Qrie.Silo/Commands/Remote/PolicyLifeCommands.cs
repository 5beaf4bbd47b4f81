using System.CommandLine;
using System.Text.Json;

namespace Qrie.Silo.Commands.Remote;

/// <summary><c>qrie policies launch</c>, <c>change</c> and <c>suspend</c>: each waits until what is stored has been judged again.</summary>
internal static class PolicyLifeCommands
{
    private const string Policies = "/api/policies";

    public static Command Launch(TimeProvider time) => Create(
        "launch",
        "Launches a policy, or one that was suspended again, with what it had then unless options say otherwise; exit code 2 when resources could not be judged.",
        new LifeOptions(remediation: true),
        time,
        async (client, policy, body, cancellationToken) =>
        {
            var id = policy.Text("policy_id");
            switch (policy.Text("status"))
            {
                case "active":
                    throw new CommandException($"{id} is active already; qrie policies change {id} changes it.");
                case "suspended":
                    // The API's launch begins anew; here only what the user named shall differ from before.
                    body["status"] = "active";
                    await client.SendOnceAsync(HttpMethod.Put, SiloClient.Route(Policies, id), body, time, cancellationToken);
                    break;
                default:
                    body["policy_id"] = id;
                    await client.SendOnceAsync(HttpMethod.Post, Policies, body, time, cancellationToken);
                    break;
            }
        });

    public static Command Change(TimeProvider time)
    {
        var reset = new Option<string[]>("--reset") { Description = "Go back to what the catalogue says; a scope, to all resources. May be repeated." };
        reset.AcceptOnlyFromAmong("scope", "severity", "remediation", "parameters");
        var command = Create(
            "change",
            "Changes a launched policy. Scope options replace the whole scope; what is not given stays. Exit code 2 when resources could not be judged.",
            new LifeOptions(remediation: true),
            time,
            async (client, policy, body, cancellationToken) =>
            {
                if (body.Count == 0)
                {
                    throw new CommandException("Nothing is to be changed; qrie policies change --help lists what can be.");
                }

                await client.SendOnceAsync(HttpMethod.Put, SiloClient.Route(Policies, policy.Text("policy_id")), body, time, cancellationToken);
            },
            (result, body) =>
            {
                foreach (var member in result.GetValue(reset)?.Distinct() ?? [])
                {
                    if (!body.TryAdd(member, null))
                    {
                        throw new CommandException($"--reset {member} goes against what other options say of the {member}; give one or the other.");
                    }
                }
            });
        command.Add(reset);
        return command;
    }

    public static Command Suspend(TimeProvider time) => Create(
        "suspend",
        "Suspends a policy: its findings are resolved. Exit code 2 when resources could not be judged.",
        null,
        time,
        async (client, policy, _, cancellationToken) =>
            await client.SendOnceAsync(HttpMethod.Delete, SiloClient.Route(Policies, policy.Text("policy_id")), null, time, cancellationToken));

    private static Command Create(
        string name,
        string description,
        LifeOptions? life,
        TimeProvider time,
        Func<SiloClient, JsonElement, Dictionary<string, object?>, CancellationToken, Task> act,
        Action<ParseResult, Dictionary<string, object?>>? also = null)
    {
        var (output, silo) = (CommandOutput.Option(), SiloClient.Options());
        var id = new Argument<string>("policy") { Description = "The policy's id; qrie policies list names them." }.NoOptions();
        var detach = new Option<bool>("--no-wait", "--detach") { Description = "Do not wait until what is stored has been judged." };
        var command = new Command(name, description) { output, silo.Server, silo.Token, detach, id };
        life?.AddTo(command);
        command.Does(async (result, cancellationToken) =>
        {
            var body = life?.Body(result) ?? [];
            also?.Invoke(result, body);
            using var client = SiloClient.Of(result, silo);
            var route = SiloClient.Route(Policies, result.GetValue(id)!);
            await act(client, await client.GetAsync(route, cancellationToken), body, cancellationToken);
            var judging = new JudgingProgress(client, result, time);
            var policy = result.GetValue(detach) ? await client.GetAsync(route, cancellationToken) : await judging.WaitAsync(route, cancellationToken);
            Print(result, policy, result.GetValue(output));
            return JudgingProgress.Failed(policy) > 0 ? 2 : 0;
        });
        return command;
    }

    private static void Print(ParseResult result, JsonElement policy, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            CommandOutput.Json(result, policy);
            return;
        }

        var (evaluated, failed) = (JudgingProgress.Evaluated(policy), JudgingProgress.Failed(policy));
        result.InvocationConfiguration.Output.WriteLine(CommandOutput.OneLine(
            $"{policy.Text("policy_id")}: {policy.Text("status")}, severity {policy.Text("severity")}, scope {ScopeText.Of(policy)}; "
            + $"{evaluated} resources judged{(JudgingProgress.IsRunning(policy) ? " so far" : "")}{(failed > 0 ? $", {failed} could not be" : "")}, "
            + $"{policy.Text("open_findings")} findings open"));
    }
}
