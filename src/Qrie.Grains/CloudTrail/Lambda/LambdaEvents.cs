using System.Text.RegularExpressions;
using Qrie.Changes;
using Qrie.CloudTrail.Rules;
using static Qrie.CloudTrail.Lambda.FunctionName;
using static Qrie.CloudTrail.Rules.EventRule;

namespace Qrie.CloudTrail.Lambda;

/// <summary>Functions. Some names of events carry the date of their API, and count without it.</summary>
internal sealed partial class LambdaEvents : EventTable
{
    private const string NamePath = "rp.functionName / re.functionArn";

    public override string EventSource => "lambda.amazonaws.com";

    public override IReadOnlyList<EventRule> Rows { get; } =
    [
        On("CreateFunction20150331").Created(Function, NamePath),
        On("UpdateFunctionCode20150331v2").Changed(Function, NamePath, "settings"),
        On("UpdateFunctionConfiguration20150331v2").Changed(Function, NamePath, "environment,settings,zones"),
        // An alias's permissions are read with its URL.
        On("AddPermission20150331v2 RemovePermission20150331v2").Changed(Function, NamePath, "policy,urls"),
        On("CreateFunctionUrlConfig UpdateFunctionUrlConfig DeleteFunctionUrlConfig CreateAlias20150331 UpdateAlias20150331 DeleteAlias20150331")
            .Changed(Function, NamePath, "urls"),
        On("PublishVersion20150331 PutFunctionConcurrency20171031 DeleteFunctionConcurrency20171031 CreateEventSourceMapping20150331 "
            + "UpdateEventSourceMapping20150331 DeleteEventSourceMapping20150331").Changed(Function, NamePath, ResourceChange.NoPart),
        On("EnableReplication20170630v2").Changed(Function, NamePath),
        On("TagResource20170331v2 UntagResource20170331v2").Changed(FunctionByArn, "rp.resource / rp.resourceArn", "tags"),
        On("PutResourcePolicy DeleteResourcePolicy PutPublicAccessBlockConfig").Changed(FunctionByArn, "rp.resource / rp.resourceArn"),
        // With a qualifier only that version goes.
        On("DeleteFunction20150331").Touches(Function, "rp.functionName", record => IsQualified(record) ? ChangeKind.Changed : ChangeKind.Deleted),
    ];

    public override IReadOnlyList<EventRule> Defaults { get; } = [On("*").Changed(Function, "rp.functionName?")];

    public override string Data =>
        "Invoke InvokeFunction InvokeAsync InvokeWithResponseStream CheckpointDurableExecution StopDurableExecution "
        + "SendDurableExecutionCallbackSuccess SendDurableExecutionCallbackFailure SendDurableExecutionCallbackHeartbeat *DurableExecution*";

    public override string NoResource => "*LayerVersion* *CodeSigningConfig *CapacityProvider";

    protected override string NameOf(string eventName) => ApiDate.Replace(eventName, "");

    [GeneratedRegex(@"20\d{6}(v\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ApiDate { get; }
}
