using System.Text.Json.Nodes;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Lambda;

/// <summary>What can be asked of Lambda.</summary>
internal sealed class LambdaReads(SimulatedOrganization organization, SimulatedTable<SimulatedFunction> functions)
{
    private const int MostListed = 50;

    public JsonObject Answer(ServiceCall call, LambdaRequest request) => call.Action switch
    {
        "ListFunctions" => Page(call, "Functions", functions.Where(call.Now, Prefix(call)).Select(row => (row.Key, (JsonNode)row.Value.Configuration.DeepClone()))),
        "GetFunctionConfiguration" => (JsonObject)Find(call, request).Configuration.DeepClone(),
        "GetPolicy" => Policy(call, Find(call, request)),
        "ListFunctionUrlConfigs" => Page(call, "FunctionUrlConfigs", Find(call, request).Urls.Select(url => ($"-{url.Key}", (JsonNode)url.Value.DeepClone()))),
        _ => new JsonObject { ["Tags"] = new JsonObject(Find(call, request).Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))) },
    };

    public SimulatedFunction Find(ServiceCall call, LambdaRequest request) =>
        functions.AsOf(Prefix(call) + request.Name, call.Now) ?? throw LambdaErrors.NoFunction(Prefix(call) + request.Name);

    public string Prefix(ServiceCall call) => $"arn:{organization.Partition}:lambda:{call.Region}:{call.AccountId}:function:";

    public static string Qualifier(SimulatedCall call) => call.Query["Qualifier"].ToString();

    private static JsonObject Policy(ServiceCall call, SimulatedFunction function) =>
        function.Policies.TryGetValue(Qualifier(call.Call), out var statements) && statements.Count > 0
            ? new JsonObject
            {
                ["Policy"] = new JsonObject
                {
                    ["Version"] = "2012-10-17", ["Id"] = "default", ["Statement"] = new JsonArray([.. statements.Select(statement => statement.DeepClone())]),
                }.ToJsonString(),
                ["RevisionId"] = Guid.NewGuid().ToString(),
            }
            : throw LambdaErrors.NoPolicy;

    private static JsonObject Page(ServiceCall call, string member, IEnumerable<(string Key, JsonNode Item)> rows)
    {
        var limit = Math.Min(MostListed, int.TryParse(call.Call.Query["MaxItems"], out var asked) && asked > 0 ? asked : MostListed);
        var after = call.Call.Query["Marker"].ToString();
        var page = rows.Where(row => string.CompareOrdinal(row.Key, after) > 0).Take(limit + 1).ToArray();
        var answer = new JsonObject { [member] = new JsonArray([.. page.Take(limit).Select(row => row.Item)]) };
        if (page.Length > limit)
        {
            answer["NextMarker"] = page[limit - 1].Key;
        }

        return answer;
    }
}
