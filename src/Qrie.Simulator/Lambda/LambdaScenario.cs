using System.Text.Json.Nodes;
using Qrie.Simulator.Scenario;

namespace Qrie.Simulator.Lambda;

/// <summary>
/// Functions in each account. Now and then one gets a URL that asks nobody to sign in, a permission for everybody, or a password in
/// its environment, and is mended soon after.
/// </summary>
internal sealed class LambdaScenario : IServiceScenario
{
    private const string Functions = "/2015-03-31/functions";
    private static readonly string[] Uses = ["thumbnail", "invoice-mail", "webhook"];
    private static readonly string[] Runtimes = ["python3.13", "nodejs22.x", "java21", "python3.8"];

    private readonly List<(SimulatedAccount Account, string Region, string Name)> functions = [];

    public async Task SetUpAsync(ScenarioStage stage)
    {
        foreach (var account in stage.Organization.Accounts)
        {
            foreach (var use in Uses.Take(stage.Random.Next(2, Uses.Length + 1)))
            {
                var (region, name) = (stage.Staff.Pick(stage.Organization.Options.Regions), $"{account.Name}-{use}");
                await stage.RestAsync(stage.Staff.Builder(account.Id), account.Id, region, "lambda", "POST", Functions, new JsonObject
                {
                    ["FunctionName"] = name,
                    ["Runtime"] = stage.Staff.Pick(Runtimes),
                    ["Role"] = $"arn:{stage.Organization.Partition}:iam::{account.Id}:role/{name}",
                    ["Handler"] = "main.handler",
                    ["Environment"] = new JsonObject { ["Variables"] = new JsonObject { ["STAGE"] = "prod" } },
                });
                functions.Add((account, region, name));
                await stage.PauseAsync();
            }
        }
    }

    public async Task ActAsync(ScenarioStage stage)
    {
        var (account, region, name) = stage.Staff.Pick(functions);
        var (careless, responder) = (stage.Staff.Developer(account.Id), stage.Staff.Responder(account.Id));
        Task DoAsync(Person person, string method, string path, JsonObject? input = null) =>
            stage.RestAsync(person, account.Id, region, "lambda", method, path, input);
        Task WaitAsync() => stage.PauseAsync(10_000, 40_000);

        switch (stage.Random.Next(3))
        {
            case 0:
                await DoAsync(careless, "POST", $"/2021-10-31/functions/{name}/url", new JsonObject { ["AuthType"] = "NONE" });
                await DoAsync(careless, "POST", $"{Functions}/{name}/policy", new JsonObject
                {
                    ["StatementId"] = "FunctionURLAllowPublicAccess", ["Principal"] = "*", ["Action"] = "lambda:InvokeFunctionUrl", ["FunctionUrlAuthType"] = "NONE",
                });
                await WaitAsync();
                await DoAsync(responder, "DELETE", $"/2021-10-31/functions/{name}/url");
                await DoAsync(responder, "DELETE", $"{Functions}/{name}/policy/FunctionURLAllowPublicAccess");
                break;
            case 1:
                await DoAsync(careless, "POST", $"{Functions}/{name}/policy", new JsonObject
                {
                    ["StatementId"] = "anybody", ["Principal"] = "*", ["Action"] = "lambda:InvokeFunction",
                });
                await WaitAsync();
                await DoAsync(responder, "DELETE", $"{Functions}/{name}/policy/anybody");
                break;
            default:
                await DoAsync(careless, "PUT", $"{Functions}/{name}/configuration", Environment("DB_PASSWORD", "correct-horse-battery"));
                await WaitAsync();
                await DoAsync(responder, "PUT", $"{Functions}/{name}/configuration", Environment("DB_PASSWORD_PARAMETER", "/prod/db/password"));
                break;
        }
    }

    private static JsonObject Environment(string variable, string value) => new()
    {
        ["Environment"] = new JsonObject { ["Variables"] = new JsonObject { ["STAGE"] = "prod", [variable] = value } },
    };
}
