using System.Diagnostics;
using System.Text;
using Amazon.SQS.Model;
using Orleans.Runtime;
using Orleans.Streaming.Sqs;
using Orleans.Streams;
using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.CloudTrail;
using Qrie.Coverage;
using Qrie.Telemetry;

namespace Qrie.Silo.Streams;

/// <summary>
/// Turns a queue message into the changes of one account. What is ignored or rejected is counted and acknowledged; it
/// never fails its neighbours. So is what touches only resources of types that Qrie cannot describe: an inbox could do
/// nothing with it.
/// </summary>
internal sealed class ChangesDataAdapter(
    CloudTrailParser parser, ResourceTypes types, IAccountDirectory accounts, ICoverageRecorder coverage) : ISqsDataAdapter
{
    public IBatchContainer? FromQueueMessage(Message message, long sequenceId)
    {
        using var activity = QrieMetrics.Source.StartActivity("message", ActivityKind.Consumer);
        QrieMetrics.Received.Add(1);
        var record = Known(parser.ParseEnvelope(Encoding.UTF8.GetBytes(message.Body ?? ""), account => accounts.Find(account) is not null));
        Count(record);
        if (record.Changes.Count == 0)
        {
            return null;
        }

        var changes = activity is null ? record.Changes : [.. record.Changes.Select(change => change with { TraceParent = activity.Id })];
        return new ChangesBatch(StreamId.Create(ResourceChanges.StreamNamespace, record.AccountId!), new ResourceChanges(changes), sequenceId);
    }

    private ParsedRecord Known(ParsedRecord record)
    {
        var known = record.Changes.Where(change => types.Find(change.Type) is not null).ToArray();
        return known.Length == record.Changes.Count ? record
            : known.Length > 0 ? record with { Changes = known }
            : record with { Outcome = RecordOutcome.Ignored, Reason = RecordReasons.NoResource, Changes = [] };
    }

    private void Count(ParsedRecord record)
    {
        // An account that is not onboarded is named by nobody but the message: it is not counted by its id.
        var account = record.AccountId is { } id && accounts.Find(id) is not null ? id : null;
        coverage.Count(CounterKind.Received, account, record.Region, "");
        switch (record.Outcome)
        {
            case RecordOutcome.Changes:
                coverage.Count(CounterKind.Processed, account, record.Region, "");
                foreach (var change in record.Changes)
                {
                    QrieMetrics.Changed.Add(1, new KeyValuePair<string, object?>("kind", change.Kind.ToString()));
                }

                break;
            case RecordOutcome.Ignored:
                coverage.Count(CounterKind.Ignored, account, record.Region, record.Reason);
                QrieMetrics.Ignored.Add(1, new KeyValuePair<string, object?>("reason", record.Reason));
                break;
            case RecordOutcome.Unclassified:
                coverage.Count(CounterKind.Unclassified, account, record.Region, $"{record.EventSource}:{record.EventName}");
                QrieMetrics.Unclassified.Add(1);
                break;
            default:
                coverage.Count(CounterKind.Rejected, account, record.Region, record.Reason);
                QrieMetrics.Rejected.Add(1, new KeyValuePair<string, object?>("reason", record.Reason));
                break;
        }
    }
}
