using System.Text.Json.Nodes;
using Qrie.Simulator.Scenario;

namespace Qrie.Simulator.Trail;

/// <summary>
/// A trail in every account but the last, some of them as they should be. Now and then one is stopped, selects too little, loses its
/// validation, or has its bucket opened, and is mended soon after.
/// </summary>
internal sealed class TrailScenario : IServiceScenario
{
    private const string Name = "audit";
    private const string Target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101";

    private readonly List<(SimulatedAccount Account, ScenarioBucket Bucket)> trails = [];

    public async Task SetUpAsync(ScenarioStage stage)
    {
        var accounts = stage.Organization.Accounts;
        foreach (var (index, account) in accounts.Take(Math.Max(1, accounts.Count - 1)).Index())
        {
            var (person, home) = (stage.Staff.Builder(account.Id), stage.Organization.Regions.Home);
            var bucket = new ScenarioBucket($"{account.Name}-audit-logs-{account.Id}", account.Id, home);
            await stage.S3(person).TryAsync("PUT", account.Id, home, bucket.Name, null, ScenarioDocuments.Region(home));
            await stage.S3(person).PutAsync(bucket, "publicAccessBlock", ScenarioDocuments.Block(true));
            await CallAsync(stage, person, account, "CreateTrail", new JsonObject
            {
                ["Name"] = Name,
                ["S3BucketName"] = bucket.Name,
                ["IsMultiRegionTrail"] = true,
                ["EnableLogFileValidation"] = index % 2 == 0,
            });
            await CallAsync(stage, person, account, "StartLogging", new JsonObject { ["Name"] = Name });
            trails.Add((account, bucket));
            await stage.PauseAsync();
        }
    }

    public async Task ActAsync(ScenarioStage stage)
    {
        var (account, bucket) = stage.Staff.Pick(trails);
        var (careless, responder) = (stage.Staff.Developer(account.Id), stage.Staff.Responder(account.Id));
        Task WaitAsync() => stage.PauseAsync(10_000, 40_000);
        switch (stage.Random.Next(4))
        {
            case 0:
                await CallAsync(stage, careless, account, "StopLogging", new JsonObject { ["Name"] = Name });
                await WaitAsync();
                await CallAsync(stage, responder, account, "StartLogging", new JsonObject { ["Name"] = Name });
                break;
            case 1:
                await CallAsync(stage, careless, account, "PutEventSelectors", Selectors("WriteOnly"));
                await WaitAsync();
                await CallAsync(stage, responder, account, "PutEventSelectors", Selectors("All"));
                break;
            case 2:
                await CallAsync(stage, careless, account, "UpdateTrail", new JsonObject { ["Name"] = Name, ["EnableLogFileValidation"] = false });
                await WaitAsync();
                await CallAsync(stage, responder, account, "UpdateTrail", new JsonObject { ["Name"] = Name, ["EnableLogFileValidation"] = true });
                break;
            default:
                await stage.S3(careless).DeleteAsync(bucket, "publicAccessBlock");
                await stage.PauseAsync();
                await stage.S3(careless).PutAsync(bucket, "policy", ScenarioDocuments.PublicRead(stage.Organization.Partition, bucket.Name));
                await WaitAsync();
                await stage.S3(responder).PutAsync(bucket, "publicAccessBlock", ScenarioDocuments.Block(true));
                await stage.PauseAsync();
                await stage.S3(responder).DeleteAsync(bucket, "policy");
                break;
        }
    }

    private static JsonObject Selectors(string readWrite) => new()
    {
        ["TrailName"] = Name,
        ["EventSelectors"] = new JsonArray(new JsonObject
        {
            ["ReadWriteType"] = readWrite,
            ["IncludeManagementEvents"] = true,
            ["DataResources"] = new JsonArray(),
            ["ExcludeManagementEventSources"] = new JsonArray(),
        }),
    };

    private static Task<Http.AwsAnswer?> CallAsync(ScenarioStage stage, Person person, SimulatedAccount account, string action, JsonObject input) =>
        stage.JsonAsync(person, account.Id, stage.Organization.Regions.Home, "cloudtrail", $"{Target}.{action}", input);
}
