using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Qrie.Telemetry;

/// <summary>Qrie's metrics and traces. No ARN and no account is ever a tag of a metric.</summary>
public static class QrieMetrics
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Qrie";

    private static readonly Meter Meter = new(Name);

    /// <summary>Traces.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Messages taken from the queue.</summary>
    public static Counter<long> Received { get; } = Meter.CreateCounter<long>("qrie.messages.received", "{message}", "Messages taken from the queue.");

    /// <summary>Resource changes read from messages, by kind.</summary>
    public static Counter<long> Changed { get; } = Meter.CreateCounter<long>("qrie.changes", "{change}", "Resource changes read from messages.");

    /// <summary>Messages that change nothing, by reason.</summary>
    public static Counter<long> Ignored { get; } = Meter.CreateCounter<long>("qrie.messages.ignored", "{message}", "Messages that change nothing, by reason.");

    /// <summary>Messages that are not believed or not understood, by reason.</summary>
    public static Counter<long> Rejected { get; } = Meter.CreateCounter<long>("qrie.messages.rejected", "{message}", "Messages that are not believed or not understood, by reason.");

    /// <summary>Mutating events that no rule knows.</summary>
    public static Counter<long> Unclassified { get; } = Meter.CreateCounter<long>("qrie.messages.unclassified", "{message}", "Mutating events that no rule knows.");

    /// <summary>Changes that cost no call, because the snapshot is fresh enough or the event is known.</summary>
    public static Counter<long> Covered { get; } = Meter.CreateCounter<long>("qrie.changes.covered", "{change}", "Changes that cost no AWS call.");

    /// <summary>Describes, by type and outcome.</summary>
    public static Counter<long> Described { get; } = Meter.CreateCounter<long>("qrie.describes", "{describe}", "Describes, by resource type and outcome.");

    /// <summary>Types listed again because a record did not name what it changed, by type.</summary>
    public static Counter<long> Relisted { get; } = Meter.CreateCounter<long>("qrie.relists", "{listing}", "Types listed again because a record did not name what it changed.");

    /// <summary>AWS calls, by service and operation; each attempt counts.</summary>
    public static Counter<long> AwsCalls { get; } = Meter.CreateCounter<long>("qrie.aws.calls", "{call}", "AWS calls, by service and operation; each attempt counts.");

    /// <summary>AWS calls that failed, by service, operation and code.</summary>
    public static Counter<long> AwsErrors { get; } = Meter.CreateCounter<long>("qrie.aws.errors", "{call}", "AWS calls that failed, by service, operation and code.");

    /// <summary>Findings opened or reopened, by policy.</summary>
    public static Counter<long> FindingsOpened { get; } = Meter.CreateCounter<long>("qrie.findings.opened", "{finding}", "Findings opened or reopened, by policy.");

    /// <summary>Findings resolved, by policy and reason.</summary>
    public static Counter<long> FindingsResolved { get; } = Meter.CreateCounter<long>("qrie.findings.resolved", "{finding}", "Findings resolved, by policy and reason.");

    /// <summary>Changes that were given up.</summary>
    public static Counter<long> Quarantined { get; } = Meter.CreateCounter<long>("qrie.changes.quarantined", "{change}", "Changes that were given up.");

    /// <summary>Seconds from a change in AWS to its finding; AWS gives the former in whole seconds.</summary>
    public static Histogram<double> EventToFinding { get; } = Meter.CreateHistogram<double>("qrie.event_to_finding", "s", "Seconds from a change in AWS to its finding.");
}
