using System.Text.Json.Nodes;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Trail;

/// <summary>AWS CloudTrail, as far as it is about trails (<see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/"/>).</summary>
internal sealed class TrailService : JsonService
{
    public TrailService(SimulatedOrganization organization) : base(organization)
    {
        var trails = new SimulatedTrails(organization);
        var (reads, writes) = (new TrailReads(trails), new TrailWrites(organization, trails));
        Reads = new Dictionary<string, Func<ServiceCall, JsonObject, JsonObject>>
        {
            ["DescribeTrails"] = reads.DescribeTrails,
            ["GetTrailStatus"] = reads.GetTrailStatus,
            ["GetEventSelectors"] = reads.GetEventSelectors,
            ["ListTags"] = reads.ListTags,
        };
        Writes = new Dictionary<string, Func<ServiceCall, JsonObject, (JsonObject Result, Recorded? Recorded)>>
        {
            ["CreateTrail"] = writes.CreateTrail,
            ["UpdateTrail"] = writes.UpdateTrail,
            ["DeleteTrail"] = writes.DeleteTrail,
            ["StartLogging"] = writes.StartLogging,
            ["StopLogging"] = writes.StopLogging,
            ["PutEventSelectors"] = writes.PutEventSelectors,
            ["AddTags"] = writes.AddTags,
            ["RemoveTags"] = writes.RemoveTags,
        };
    }

    public override string SigningName => "cloudtrail";

    protected override string TargetPrefix => "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101";

    protected override IReadOnlyDictionary<string, Func<ServiceCall, JsonObject, JsonObject>> Reads { get; }

    protected override IReadOnlyDictionary<string, Func<ServiceCall, JsonObject, (JsonObject Result, Recorded? Recorded)>> Writes { get; }

    /// <summary>The trail's name, out of whatever names it.</summary>
    public static string? Subject(JsonObject input) =>
        ((string?)input["Name"] ?? (string?)input["TrailName"] ?? (string?)input["ResourceId"])?.Split('/')[^1];

    protected override string SubjectOf(SimulatedCall call, string action) => Subject(Input(call)) ?? call.Caller.AccountId;

    protected override JsonObject? RefusedParameters(SimulatedCall call, string action) => (JsonObject?)TrailJson.Recorded(Input(call));
}
