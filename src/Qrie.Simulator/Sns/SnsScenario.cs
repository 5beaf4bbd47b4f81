using Qrie.Simulator.Http;
using Qrie.Simulator.Scenario;

namespace Qrie.Simulator.Sns;

/// <summary>Topics in each account. Now and then one is opened to everybody, and closed soon after.</summary>
internal sealed class SnsScenario : IServiceScenario
{
    private static readonly string[] Uses = ["alarms", "orders"];

    private readonly List<(SimulatedAccount Account, string Region, string Arn)> topics = [];

    public async Task SetUpAsync(ScenarioStage stage)
    {
        foreach (var account in stage.Organization.Accounts)
        {
            foreach (var use in Uses.Take(stage.Random.Next(1, Uses.Length + 1)))
            {
                var (region, name) = (stage.Staff.Pick(stage.Organization.Options.Regions), $"{account.Name}-{use}");
                (string, string)[] key = stage.Random.Next(2) == 0 ? [("Attributes.entry.1.key", "KmsMasterKeyId"), ("Attributes.entry.1.value", "alias/aws/sns")] : [];
                await CallAsync(stage, stage.Staff.Builder(account.Id), account, region, "CreateTopic", [("Name", name), .. key]);
                topics.Add((account, region, $"arn:{stage.Organization.Partition}:sns:{region}:{account.Id}:{name}"));
                await stage.PauseAsync();
            }
        }
    }

    public async Task ActAsync(ScenarioStage stage)
    {
        var (account, region, arn) = stage.Staff.Pick(topics);
        await CallAsync(
            stage, stage.Staff.Developer(account.Id), account, region, "AddPermission",
            ("TopicArn", arn), ("Label", "anybody"), ("AWSAccountId.member.1", "*"), ("ActionName.member.1", "Subscribe"));
        await stage.PauseAsync(10_000, 40_000);
        await CallAsync(stage, stage.Staff.Responder(account.Id), account, region, "RemovePermission", ("TopicArn", arn), ("Label", "anybody"));
    }

    private static Task<AwsAnswer?> CallAsync(
        ScenarioStage stage, Person person, SimulatedAccount account, string region, string action, params (string Name, string Value)[] parameters) =>
        stage.QueryAsync(person, account.Id, region, "sns", action, parameters);
}
