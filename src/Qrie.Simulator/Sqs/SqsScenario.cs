using System.Text.Json.Nodes;
using Qrie.Simulator.Http;
using Qrie.Simulator.Scenario;

namespace Qrie.Simulator.Sqs;

/// <summary>Queues in each account. Now and then one is opened to everybody, or loses its encryption, and is mended soon after.</summary>
internal sealed class SqsScenario : IServiceScenario
{
    private static readonly string[] Uses = ["orders", "thumbnails", "mails"];

    private readonly List<(SimulatedAccount Account, string Region, string Name)> queues = [];

    public async Task SetUpAsync(ScenarioStage stage)
    {
        foreach (var account in stage.Organization.Accounts)
        {
            foreach (var use in Uses.Take(stage.Random.Next(1, Uses.Length + 1)))
            {
                var (region, name) = (stage.Staff.Pick(stage.Organization.Options.Regions), $"{account.Name}-{use}");
                var attributes = stage.Random.Next(4) == 0 ? new JsonObject { ["SqsManagedSseEnabled"] = "false" } : [];
                await CallAsync(stage, stage.Staff.Builder(account.Id), account, region, "CreateQueue", new JsonObject { ["QueueName"] = name, ["Attributes"] = attributes });
                queues.Add((account, region, name));
                await stage.PauseAsync();
            }
        }
    }

    public async Task ActAsync(ScenarioStage stage)
    {
        var (account, region, name) = stage.Staff.Pick(queues);
        Task SetAsync(Person person, string attribute, string value) => CallAsync(stage, person, account, region, "SetQueueAttributes", new JsonObject
        {
            ["QueueUrl"] = $"https://sqs.{region}.amazonaws.com/{account.Id}/{name}", ["Attributes"] = new JsonObject { [attribute] = value },
        });

        var (attribute, bad, good) = stage.Random.Next(3) == 0
            ? ("SqsManagedSseEnabled", "false", "true")
            : ("Policy", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"arn:{{stage.Organization.Partition}}:sqs:{{region}}:{{account.Id}}:{{name}}"}]}""", "");
        await SetAsync(stage.Staff.Developer(account.Id), attribute, bad);
        await stage.PauseAsync(10_000, 40_000);
        await SetAsync(stage.Staff.Responder(account.Id), attribute, good);
    }

    private static Task<AwsAnswer?> CallAsync(ScenarioStage stage, Person person, SimulatedAccount account, string region, string action, JsonObject input) =>
        stage.JsonAsync(person, account.Id, region, "sqs", $"AmazonSQS.{action}", input);
}
