using Amazon.SQS.Model;
using Orleans.Runtime;
using Orleans.Streaming.Sqs;
using Orleans.Streams;

namespace Qrie.Orleans.Aws.Tests.Streaming.Cluster;

/// <summary>Reads "stream:text"; "nothing" has nothing to deliver, and anything else cannot be read.</summary>
internal sealed class TextAdapter : ISqsDataAdapter
{
    public const string Namespace = "texts";

    public IBatchContainer? FromQueueMessage(Message message, long sequenceId) => message.Body.Split(':') switch
    {
        [var stream, _] => new TextBatch(StreamId.Create(Namespace, stream), message.Body, sequenceId),
        ["nothing"] => null,
        _ => throw new FormatException($"'{message.Body}' is not of the form stream:text."),
    };
}
