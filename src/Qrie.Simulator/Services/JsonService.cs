using System.Text.Json;
using System.Text.Json.Nodes;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Services;

/// <summary>A service that takes and answers JSON, with the operation in a header.</summary>
internal abstract class JsonService(SimulatedOrganization organization) : SimulatedService(organization)
{
    public override WireProtocol Protocol => WireProtocol.Json;

    /// <summary>What the target header begins with, such as <c>TrentService</c>.</summary>
    protected abstract string TargetPrefix { get; }

    protected abstract IReadOnlyDictionary<string, Func<ServiceCall, JsonObject, JsonObject>> Reads { get; }

    protected abstract IReadOnlyDictionary<string, Func<ServiceCall, JsonObject, (JsonObject Result, Recorded? Recorded)>> Writes { get; }

    protected override string ActionOf(SimulatedCall call) => call.Header("X-Amz-Target").Split('.')[^1];

    protected override bool Knows(string action) => Reads.ContainsKey(action) || Writes.ContainsKey(action);

    protected override bool IsRead(string action) => Reads.ContainsKey(action);

    protected override AwsAnswer Read(ServiceCall call) => Answer(Reads[call.Action](call, Input(call.Call)));

    protected override ServiceAnswer Write(ServiceCall call)
    {
        var (result, recorded) = Writes[call.Action](call, Input(call.Call));
        return new ServiceAnswer(Answer(result), recorded);
    }

    protected static JsonObject Input(SimulatedCall call)
    {
        try
        {
            return call.Body.Length == 0 ? [] : JsonNode.Parse(call.Body) as JsonObject ?? throw Malformed();
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    private static AwsAnswer Answer(JsonObject result) => AwsAnswer.Json(result.ToJsonString(), "application/x-amz-json-1.1");

    private static AwsError Malformed() => new(400, "SerializationException", "The request is no JSON object.");
}
