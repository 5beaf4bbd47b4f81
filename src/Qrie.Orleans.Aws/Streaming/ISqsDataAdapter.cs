using Amazon.SQS.Model;
using Orleans.Streams;

namespace Orleans.Streaming.Sqs;

/// <summary>Reads the messages of a queue, which Orleans need not have written.</summary>
public interface ISqsDataAdapter
{
    /// <summary>Turns a message into a batch of one stream.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sequenceId">Grows with each message of the receiver.</param>
    /// <returns>The batch, or null when the message has nothing to deliver: it is deleted then.</returns>
    /// <remarks>
    /// When it throws, the message stays in the queue, comes again after the visibility timeout, and in the end goes
    /// where the queue's redrive policy says. Its neighbours are not affected.
    /// </remarks>
    IBatchContainer? FromQueueMessage(Message message, long sequenceId);
}
