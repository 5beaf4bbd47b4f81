using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Orleans.Streaming.Sqs;

/// <summary>The calls to one queue, in batches of ten and with their partial failures.</summary>
internal sealed partial class SqsQueue(SqsOptions options, IAmazonSQS client, TimeProvider time, ILogger logger)
{
    /// <summary>What SQS takes and gives in one call.</summary>
    public const int BatchSize = 10;

    private const int Attempts = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    // Enough to keep up with a receiver's own long polls without taking all of the client's connections.
    private const int CallsAtATime = 8;

    public async Task<List<Message>> ReceiveAsync(CancellationToken cancellationToken)
    {
        var response = await client.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = options.QueueUrl,
                MaxNumberOfMessages = BatchSize,
                WaitTimeSeconds = WholeSeconds(options.WaitTime),
                VisibilityTimeout = WholeSeconds(options.VisibilityTimeout),
                MessageSystemAttributeNames = ["All"],
                MessageAttributeNames = ["All"],
            },
            cancellationToken);
        return response.Messages ?? [];
    }

    /// <summary>Deletes messages. One that could not be deleted comes again, which whoever consumes it must bear.</summary>
    /// <param name="receipts">Their receipts.</param>
    /// <param name="stopping">When cancelled, what failed is not tried again.</param>
    public Task DeleteAsync(IEnumerable<SqsReceipt> receipts, CancellationToken stopping) =>
        EachAsync(receipts, chunk => DeleteChunkAsync(chunk, stopping));

    /// <summary>
    /// Sets how long messages stay hidden from now on. A receipt that the queue refuses is marked as gone; one for
    /// which the call failed keeps its time.
    /// </summary>
    public Task ChangeVisibilityAsync(IEnumerable<SqsReceipt> receipts, TimeSpan timeout) =>
        EachAsync(receipts.Where(receipt => !receipt.Gone), chunk => ChangeVisibilityOfChunkAsync(chunk, timeout));

    private static Task EachAsync(IEnumerable<SqsReceipt> receipts, Func<SqsReceipt[], Task> act) =>
        Parallel.ForEachAsync(
            receipts.Chunk(BatchSize), new ParallelOptions { MaxDegreeOfParallelism = CallsAtATime }, async (chunk, _) => await act(chunk));

    private async Task DeleteChunkAsync(SqsReceipt[] receipts, CancellationToken stopping)
    {
        for (var attempt = 1; ; attempt++)
        {
            receipts = await TryDeleteAsync(receipts);
            if (receipts.Length == 0)
            {
                return;
            }

            if (attempt == Attempts || stopping.IsCancellationRequested)
            {
                LogNotDeleted(logger, receipts.Length, attempt);
                return;
            }

            await Task.Delay(Jitter.Half(FirstPause * Math.Pow(2, attempt - 1)), time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Those with which another attempt is worth while.</returns>
    private async Task<SqsReceipt[]> TryDeleteAsync(SqsReceipt[] receipts)
    {
        try
        {
            var response = await client.DeleteMessageBatchAsync(new DeleteMessageBatchRequest(
                options.QueueUrl, [.. receipts.Select((receipt, i) => new DeleteMessageBatchRequestEntry(IdOf(i), receipt.Handle))]));
            var failed = response.Failed ?? [];
            foreach (var entry in failed.Where(entry => entry.SenderFault == true))
            {
                LogDeleteRefused(logger, entry.Code, entry.Message);
            }

            return [.. failed.Where(entry => entry.SenderFault != true).Select(entry => receipts[IndexOf(entry)])];
        }
        catch (Exception exception)
        {
            LogDeleteFailed(logger, receipts.Length, exception);
            return receipts;
        }
    }

    private async Task ChangeVisibilityOfChunkAsync(SqsReceipt[] receipts, TimeSpan timeout)
    {
        try
        {
            // Counted from before the call: it may be later in the queue, never earlier.
            var visibleAt = time.GetUtcNow() + timeout;
            var seconds = WholeSeconds(timeout);
            var response = await client.ChangeMessageVisibilityBatchAsync(new ChangeMessageVisibilityBatchRequest(
                options.QueueUrl,
                [.. receipts.Select((receipt, i) => new ChangeMessageVisibilityBatchRequestEntry(IdOf(i), receipt.Handle) { VisibilityTimeout = seconds })]));
            var failed = (response.Failed ?? []).ToDictionary(IndexOf);
            for (var i = 0; i < receipts.Length; i++)
            {
                if (!failed.TryGetValue(i, out var entry))
                {
                    receipts[i].VisibleAt = visibleAt;
                }
                else if (entry.SenderFault == true)
                {
                    receipts[i].Gone = true;
                    LogGone(logger, entry.Code, entry.Message);
                }
                else
                {
                    LogVisibilityNotChanged(logger, entry.Code, entry.Message);
                }
            }
        }
        catch (Exception exception)
        {
            LogVisibilityFailed(logger, receipts.Length, exception);
        }
    }

    private static int WholeSeconds(TimeSpan span) => (int)Math.Ceiling(span.TotalSeconds);

    private static string IdOf(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static int IndexOf(BatchResultErrorEntry entry) => int.Parse(entry.Id, CultureInfo.InvariantCulture);

    [LoggerMessage(11, LogLevel.Warning, "{Count} messages could not be deleted; trying again.")]
    private static partial void LogDeleteFailed(ILogger logger, int count, Exception exception);

    [LoggerMessage(12, LogLevel.Warning, "{Count} messages could not be deleted in {Attempts} attempts; they come again.")]
    private static partial void LogNotDeleted(ILogger logger, int count, int attempts);

    [LoggerMessage(13, LogLevel.Warning, "The queue refused to delete a message, which may come again: {Code} {Reason}")]
    private static partial void LogDeleteRefused(ILogger logger, string code, string reason);

    [LoggerMessage(14, LogLevel.Warning, "The visibility of {Count} messages could not be changed.")]
    private static partial void LogVisibilityFailed(ILogger logger, int count, Exception exception);

    [LoggerMessage(15, LogLevel.Warning, "The visibility of a message could not be changed: {Code} {Reason}")]
    private static partial void LogVisibilityNotChanged(ILogger logger, string code, string reason);

    [LoggerMessage(16, LogLevel.Information, "A message in work was taken away by the queue; it is not renewed any more: {Code} {Reason}")]
    private static partial void LogGone(ILogger logger, string code, string reason);
}
