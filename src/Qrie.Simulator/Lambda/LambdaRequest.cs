using System.Text.Json;
using System.Text.Json.Nodes;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Lambda;

/// <summary>What a request asks for: Lambda tells it by method and path.</summary>
/// <param name="Action">The operation; empty for none that the simulator knows.</param>
/// <param name="Function">The function's name or ARN as it stands in the path; empty for none.</param>
/// <param name="Rest">What follows in the path, such as a statement's id or an alias.</param>
internal sealed record LambdaRequest(string Action, string Function, string Rest)
{
    public static LambdaRequest Of(SimulatedCall call)
    {
        var path = call.Path.Trim('/').Split('/');
        return (call.Method, path) switch
        {
            ("GET", ["2015-03-31", "functions"]) => new("ListFunctions", "", ""),
            ("POST", ["2015-03-31", "functions"]) => new("CreateFunction", Body(call)["FunctionName"]?.ToString() ?? "", ""),
            ("DELETE", ["2015-03-31", "functions", var name]) => new("DeleteFunction", name, ""),
            ("GET", ["2015-03-31", "functions", var name, "configuration"]) => new("GetFunctionConfiguration", name, ""),
            ("PUT", ["2015-03-31", "functions", var name, "configuration"]) => new("UpdateFunctionConfiguration", name, ""),
            ("PUT", ["2015-03-31", "functions", var name, "code"]) => new("UpdateFunctionCode", name, ""),
            ("GET", ["2015-03-31", "functions", var name, "policy"]) => new("GetPolicy", name, ""),
            ("POST", ["2015-03-31", "functions", var name, "policy"]) => new("AddPermission", name, ""),
            ("DELETE", ["2015-03-31", "functions", var name, "policy", var sid]) => new("RemovePermission", name, sid),
            ("POST", ["2015-03-31", "functions", var name, "aliases"]) => new("CreateAlias", name, ""),
            ("DELETE", ["2015-03-31", "functions", var name, "aliases", var alias]) => new("DeleteAlias", name, alias),
            ("GET", ["2021-10-31", "functions", var name, "urls"]) => new("ListFunctionUrlConfigs", name, ""),
            ("POST", ["2021-10-31", "functions", var name, "url"]) => new("CreateFunctionUrlConfig", name, ""),
            ("PUT", ["2021-10-31", "functions", var name, "url"]) => new("UpdateFunctionUrlConfig", name, ""),
            ("DELETE", ["2021-10-31", "functions", var name, "url"]) => new("DeleteFunctionUrlConfig", name, ""),
            ("GET", ["2017-03-31", "tags", var arn]) => new("ListTags", arn, ""),
            ("POST", ["2017-03-31", "tags", var arn]) => new("TagResource", arn, ""),
            ("DELETE", ["2017-03-31", "tags", var arn]) => new("UntagResource", arn, ""),
            _ => new("", "", ""),
        };
    }

    public static JsonObject Body(SimulatedCall call)
    {
        try
        {
            return call.Body.Length == 0 ? [] : JsonNode.Parse(call.Body) as JsonObject ?? throw Malformed;
        }
        catch (JsonException)
        {
            throw Malformed;
        }
    }

    /// <summary>The name of the function, without what may stand around it.</summary>
    public string Name => Function.Split(':') switch
    {
        ["arn", _, "lambda", _, _, "function", var name, ..] => name,
        [_, "function", var name, ..] => name,
        [var name, ..] => name,
        _ => Function,
    };

    private static AwsError Malformed => new(400, "InvalidRequestContentException", "Could not parse request body into json.");
}
