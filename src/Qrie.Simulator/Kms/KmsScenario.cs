using System.Text.Json.Nodes;
using Qrie.Simulator.Scenario;

namespace Qrie.Simulator.Kms;

/// <summary>Keys in each account. Now and then one is scheduled for deletion, opened to everybody, or no longer rotated, and mended soon after.</summary>
internal sealed class KmsScenario : IServiceScenario
{
    private static readonly string[] Uses = ["orders", "backups", "tokens"];

    private readonly List<(SimulatedAccount Account, string Region, string KeyId)> keys = [];

    public async Task SetUpAsync(ScenarioStage stage)
    {
        foreach (var account in stage.Organization.Accounts)
        {
            foreach (var use in Uses.Take(stage.Random.Next(2, Uses.Length + 1)))
            {
                var region = stage.Staff.Pick(stage.Organization.Options.Regions);
                var person = stage.Staff.Builder(account.Id);
                var answer = await CallAsync(stage, person, account, region, "CreateKey", new JsonObject { ["Description"] = $"Encrypts {use}" });
                var id = answer!["KeyMetadata"]!["KeyId"]!.ToString();
                keys.Add((account, region, id));
                await CallAsync(stage, person, account, region, "CreateAlias", new JsonObject { ["AliasName"] = $"alias/{account.Name}-{use}", ["TargetKeyId"] = id });
                if (stage.Random.Next(4) > 0)
                {
                    await CallAsync(stage, person, account, region, "EnableKeyRotation", new JsonObject { ["KeyId"] = id });
                }

                await stage.PauseAsync();
            }
        }
    }

    public async Task ActAsync(ScenarioStage stage)
    {
        var (account, region, id) = stage.Staff.Pick(keys);
        var (careless, responder) = (stage.Staff.Developer(account.Id), stage.Staff.Responder(account.Id));
        Task DoAsync(Person person, string action, params (string Name, JsonNode Value)[] input) => CallAsync(
            stage, person, account, region, action, new JsonObject(input.Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)pair.Value)).Prepend(KeyValuePair.Create("KeyId", (JsonNode?)id))));
        Task WaitAsync() => stage.PauseAsync(10_000, 40_000);

        switch (stage.Random.Next(3))
        {
            case 0:
                await DoAsync(careless, "ScheduleKeyDeletion", ("PendingWindowInDays", 7));
                await WaitAsync();
                await DoAsync(responder, "CancelKeyDeletion");
                await stage.PauseAsync();
                await DoAsync(responder, "EnableKey");
                break;
            case 1:
                await DoAsync(careless, "PutKeyPolicy", ("PolicyName", "default"), ("Policy", Policy(stage, account, everybody: true)));
                await WaitAsync();
                await DoAsync(responder, "PutKeyPolicy", ("PolicyName", "default"), ("Policy", Policy(stage, account, everybody: false)));
                break;
            default:
                await DoAsync(careless, "DisableKeyRotation");
                await WaitAsync();
                await DoAsync(responder, "EnableKeyRotation");
                break;
        }
    }

    private static string Policy(ScenarioStage stage, SimulatedAccount account, bool everybody)
    {
        var own = $$$"""{"Sid":"Account","Effect":"Allow","Principal":{"AWS":"arn:{{{stage.Organization.Partition}}}:iam::{{{account.Id}}}:root"},"Action":"kms:*","Resource":"*"}""";
        const string open = """{"Sid":"Partners","Effect":"Allow","Principal":"*","Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"*"}""";
        return $$"""{"Version":"2012-10-17","Statement":[{{own}}{{(everybody ? "," + open : "")}}]}""";
    }

    private static async Task<JsonNode?> CallAsync(ScenarioStage stage, Person person, SimulatedAccount account, string region, string action, JsonObject input) =>
        await stage.JsonAsync(person, account.Id, region, "kms", $"TrentService.{action}", input) is { } answer ? JsonNode.Parse(answer.Body.Span) : null;
}
