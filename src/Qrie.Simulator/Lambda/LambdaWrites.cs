using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Lambda;

/// <summary>What can be changed in Lambda, with the records that it leaves; some of their names carry the date of the API.</summary>
internal sealed class LambdaWrites(SimulatedOrganization organization, SimulatedTable<SimulatedFunction> functions, LambdaReads reads)
{
    private static readonly string[] Settings =
        ["Runtime", "Role", "Handler", "Description", "Timeout", "MemorySize", "VpcConfig", "Environment", "KMSKeyArn", "TracingConfig"];

    private static readonly string[] UrlSettings = ["AuthType", "Cors", "InvokeMode"];

    /// <summary>What CloudTrail calls the event of an operation.</summary>
    public static string EventName(string action) => action switch
    {
        "CreateFunction" or "DeleteFunction" or "CreateAlias" or "DeleteAlias" => action + "20150331",
        "UpdateFunctionCode" or "UpdateFunctionConfiguration" or "AddPermission" or "RemovePermission" => action + "20150331v2",
        "TagResource" or "UntagResource" => action + "20170331v2",
        _ => action,
    };

    public (int Status, JsonObject? Body, Recorded Recorded) Answer(ServiceCall call, LambdaRequest request)
    {
        var (input, qualifier) = (LambdaRequest.Body(call.Call), LambdaReads.Qualifier(call.Call));
        return call.Action switch
        {
            "CreateFunction" => Create(call, request, input),
            "DeleteFunction" => Delete(call, request, qualifier),
            "UpdateFunctionConfiguration" => Configured(call, request, input, function => With(function.Configuration, input)),
            "UpdateFunctionCode" => Configured(call, request, input, function => With(function.Configuration, [], code: organization.Chance.Identifier("code", function.Name).ToString())),
            "AddPermission" => AddPermission(call, request, input, qualifier),
            "RemovePermission" => Changed(call, request, Parameters(request, qualifier, ("statementId", request.Rest)), 204, function => RemovePermission(function, request.Rest, qualifier)),
            "CreateFunctionUrlConfig" => SetUrl(call, request, input, qualifier, 201),
            "UpdateFunctionUrlConfig" => SetUrl(call, request, input, qualifier, 200),
            "DeleteFunctionUrlConfig" => Changed(call, request, Parameters(request, qualifier), 204, function =>
                function.Urls.ContainsKey(qualifier) ? function with { Urls = function.Urls.Remove(qualifier) } : throw LambdaErrors.NoPolicy),
            "CreateAlias" => Changed(call, request, Parameters(request, "", ("name", input["Name"]?.ToString())), 201, function =>
                function with { Aliases = function.Aliases.Add(input["Name"]?.ToString() ?? throw LambdaErrors.Invalid("Name is missing.")) }),
            "DeleteAlias" => Changed(call, request, Parameters(request, "", ("name", request.Rest)), 204, function => function with
            {
                Aliases = function.Aliases.Remove(request.Rest), Urls = function.Urls.Remove(request.Rest), Policies = function.Policies.Remove(request.Rest),
            }),
            "TagResource" => Changed(call, request, Tagged(request, input), 204, function => function with
            {
                Tags = function.Tags.SetItems((input["Tags"] as JsonObject ?? []).Select(tag => KeyValuePair.Create(tag.Key, $"{tag.Value}"))),
            }),
            _ => Changed(call, request, Tagged(request, input), 204, function => function with { Tags = function.Tags.RemoveRange(call.Call.Query["tagKeys"].OfType<string>()) }),
        };
    }

    private (int, JsonObject?, Recorded) Create(ServiceCall call, LambdaRequest request, JsonObject input)
    {
        var arn = reads.Prefix(call) + request.Name;
        var created = functions.Change(arn, known => known is not null
            ? throw LambdaErrors.Exists($"Function already exist: {request.Name}:")
            : new SimulatedFunction
            {
                Arn = arn,
                Name = request.Name,
                Configuration = With(
                    new JsonObject
                    {
                        ["FunctionName"] = request.Name, ["FunctionArn"] = arn, ["Version"] = "$LATEST", ["PackageType"] = input["PackageType"]?.ToString() ?? "Zip",
                        ["Timeout"] = 3, ["MemorySize"] = 128, ["CodeSize"] = 187, ["State"] = "Active", ["LastUpdateStatus"] = "Successful",
                    },
                    input,
                    organization.Chance.Identifier("code", request.Name).ToString()),
                Tags = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, (input["Tags"] as JsonObject ?? []).Select(tag => KeyValuePair.Create(tag.Key, $"{tag.Value}"))),
            })!;
        return (201, (JsonObject)created.Configuration.DeepClone(), Record(call, request, Masked(input), CloudTrailNames.Lowered(MaskedAnswer(created.Configuration))));
    }

    private (int, JsonObject?, Recorded) Delete(ServiceCall call, LambdaRequest request, string qualifier)
    {
        reads.Find(call, request);
        // A version's deletion leaves the function.
        if (qualifier.Length == 0)
        {
            functions.Change(reads.Prefix(call) + request.Name, _ => null);
        }

        return (204, null, Record(call, request, Parameters(request, qualifier)));
    }

    private (int, JsonObject?, Recorded) Configured(ServiceCall call, LambdaRequest request, JsonObject input, Func<SimulatedFunction, JsonObject> change)
    {
        var function = Apply(call, request, known => known with { Configuration = change(known) });
        var shown = Masked(input);
        shown["functionName"] = request.Function;
        return (200, (JsonObject)function.Configuration.DeepClone(), Record(call, request, shown, CloudTrailNames.Lowered(MaskedAnswer(function.Configuration))));
    }

    private (int, JsonObject?, Recorded) AddPermission(ServiceCall call, LambdaRequest request, JsonObject input, string qualifier)
    {
        var statement = LambdaStatement.Of(input, reads.Prefix(call) + request.Name + (qualifier.Length > 0 ? ":" + qualifier : ""), organization.Partition);
        Apply(call, request, function =>
        {
            var known = function.Policies.GetValueOrDefault(qualifier, []);
            return known.Exists(other => other["Sid"]!.ToString() == statement["Sid"]!.ToString())
                ? throw LambdaErrors.Exists($"The statement id ({statement["Sid"]}) provided already exists. Please provide a new statement id, or remove the existing statement. It does")
                : function with { Policies = function.Policies.SetItem(qualifier, known.Add(statement)) };
        });
        var text = statement.ToJsonString();
        return (201, new JsonObject { ["Statement"] = text }, Record(
            call, request, Parameters(request, qualifier, [.. CloudTrailNames.Lowered(input).Select(member => (member.Key, (string?)member.Value?.ToString()))]), new JsonObject { ["statement"] = text }));
    }

    private (int, JsonObject?, Recorded) SetUrl(ServiceCall call, LambdaRequest request, JsonObject input, string qualifier, int status)
    {
        var url = new JsonObject();
        Apply(call, request, function =>
        {
            if (function.Urls.ContainsKey(qualifier) == (status == 201))
            {
                throw status == 201 ? LambdaErrors.Exists("FunctionUrlConfig") : LambdaErrors.NoPolicy;
            }

            if (qualifier.Length > 0 && !function.Aliases.Contains(qualifier))
            {
                throw LambdaErrors.NoFunction($"{function.Arn}:{qualifier}");
            }

            url = (JsonObject?)function.Urls.GetValueOrDefault(qualifier)?.DeepClone() ?? new JsonObject
            {
                ["FunctionUrl"] = $"https://{organization.Chance.Identifier("url", function.Name):n}.lambda-url.{call.Region}.on.aws/",
                ["FunctionArn"] = qualifier.Length > 0 ? $"{function.Arn}:{qualifier}" : function.Arn,
                ["CreationTime"] = call.Now.ToString("O"),
                ["InvokeMode"] = "BUFFERED",
            };
            foreach (var name in UrlSettings.Where(input.ContainsKey))
            {
                url[name] = input[name]?.DeepClone();
            }

            url["LastModifiedTime"] = call.Now.ToString("O");
            return function with { Urls = function.Urls.SetItem(qualifier, (JsonObject)url.DeepClone()) };
        });
        var shown = Parameters(request, qualifier, ("authType", url["AuthType"]?.ToString()));
        return (status, url, Record(call, request, shown, CloudTrailNames.Lowered(url)));
    }

    private (int, JsonObject?, Recorded) Changed(
        ServiceCall call, LambdaRequest request, JsonObject shown, int status, Func<SimulatedFunction, SimulatedFunction> change)
    {
        Apply(call, request, change);
        return (status, status == 204 ? null : [], Record(call, request, shown));
    }

    private SimulatedFunction Apply(ServiceCall call, LambdaRequest request, Func<SimulatedFunction, SimulatedFunction> change) =>
        functions.Change(reads.Prefix(call) + request.Name, known => change(known ?? throw LambdaErrors.NoFunction(reads.Prefix(call) + request.Name)))!;

    private static SimulatedFunction RemovePermission(SimulatedFunction function, string sid, string qualifier)
    {
        var known = function.Policies.GetValueOrDefault(qualifier, []);
        var left = known.RemoveAll(statement => statement["Sid"]!.ToString() == sid);
        return left.Count < known.Count
            ? function with { Policies = function.Policies.SetItem(qualifier, left) }
            : throw new AwsError(404, "ResourceNotFoundException", $"Statement {sid} is not found in resource policy.");
    }

    private static JsonObject With(JsonObject configuration, JsonObject input, string? code = null)
    {
        var changed = (JsonObject)configuration.DeepClone();
        foreach (var name in Settings.Where(input.ContainsKey))
        {
            changed[name] = input[name]?.DeepClone();
        }

        if (input["Layers"] is JsonArray layers)
        {
            changed["Layers"] = new JsonArray([.. layers.Select(arn => (JsonNode)new JsonObject { ["Arn"] = $"{arn}", ["CodeSize"] = 1 })]);
        }

        if (code is not null)
        {
            changed["CodeSha256"] = code;
        }

        changed["RevisionId"] = Guid.NewGuid().ToString();
        return changed;
    }

    private static Recorded Record(ServiceCall call, LambdaRequest request, JsonObject? shown, JsonObject? response = null) =>
        new(request.Name, shown, response) { EventName = EventName(call.Action) };

    private static JsonObject Parameters(LambdaRequest request, string qualifier, params (string Name, string? Value)[] more)
    {
        var shown = new JsonObject { ["functionName"] = request.Function };
        foreach (var (name, value) in more.Append(("qualifier", qualifier.Length > 0 ? qualifier : null)).Where(pair => pair.Item2 is not null))
        {
            shown[name] = value;
        }

        return shown;
    }

    private static JsonObject Tagged(LambdaRequest request, JsonObject input) => new() { ["resource"] = request.Function, ["tags"] = input["Tags"]?.DeepClone() };

    // CloudTrail shows neither the code nor the environment.
    private static JsonObject Masked(JsonObject input)
    {
        var shown = CloudTrailNames.Lowered(input);
        if (shown.ContainsKey("environment"))
        {
            shown["environment"] = new JsonObject();
        }

        shown.Remove("code");
        shown.Remove("zipFile");
        return shown;
    }

    private static JsonObject MaskedAnswer(JsonObject configuration)
    {
        var shown = (JsonObject)configuration.DeepClone();
        if (shown.ContainsKey("Environment"))
        {
            shown["Environment"] = new JsonObject();
        }

        return shown;
    }
}
