using System.Text.Json.Nodes;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Lambda;

/// <summary>AWS Lambda: functions with their settings, permissions, aliases, URLs and tags. Nothing is run.</summary>
internal sealed class SimulatedLambda : SimulatedService
{
    private readonly LambdaReads reads;
    private readonly LambdaWrites writes;

    public SimulatedLambda(SimulatedOrganization organization) : base(organization)
    {
        var functions = new SimulatedTable<SimulatedFunction>(organization);
        reads = new LambdaReads(organization, functions);
        writes = new LambdaWrites(organization, functions, reads);
    }

    public override string SigningName => "lambda";

    public override WireProtocol Protocol => WireProtocol.RestJson;

    protected override string ActionOf(SimulatedCall call) => LambdaRequest.Of(call).Action;

    protected override string SubjectOf(SimulatedCall call, string action) =>
        LambdaRequest.Of(call).Name is { Length: > 0 } name ? name : call.Caller.AccountId;

    protected override bool Knows(string action) => action.Length > 0;

    protected override AwsAnswer Read(ServiceCall call) => Json(200, reads.Answer(call, LambdaRequest.Of(call.Call)));

    protected override ServiceAnswer Write(ServiceCall call)
    {
        var (status, body, recorded) = writes.Answer(call, LambdaRequest.Of(call.Call));
        return new ServiceAnswer(Json(status, body), recorded);
    }

    protected override JsonObject RefusedParameters(SimulatedCall call, string action) => new() { ["functionName"] = LambdaRequest.Of(call).Function };

    private static AwsAnswer Json(int status, JsonObject? body) =>
        body is null ? AwsAnswer.NoContent : AwsAnswer.Json(body.ToJsonString()) with { Status = status };
}
