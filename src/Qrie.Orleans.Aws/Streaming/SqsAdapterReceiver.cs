using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Streams;

namespace Orleans.Streaming.Sqs;

/// <summary>
/// Takes messages from the queue with long polls of its own, so that what is consumed is deleted at once and not when
/// the poll returns. Renews what is in work, and hands back what is not done when it stops.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Shutdown is the end of a receiver.")]
internal sealed partial class SqsAdapterReceiver(
    SqsOptions options, SqsQueue queue, ISqsDataAdapter dataAdapter, DeliveryOutcomes outcomes, TimeProvider time, ILogger logger)
    : IQueueAdapterReceiver
{
    /// <summary>
    /// How long a poll may still go on when the receiver stops. What the queue gives to a poll that was cut off stays
    /// hidden until its visibility timeout; a poll on a busy queue ends by itself within this time.
    /// </summary>
    internal static readonly TimeSpan PollGrace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly SqsReceipts receipts = new(options.MaxInFlight);
    private readonly Channel<IBatchContainer> received = Channel.CreateUnbounded<IBatchContainer>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource cutOff = new();
    private Task pump = Task.CompletedTask;
    private Task renewal = Task.CompletedTask;
    private ITimer? renewalTimer;

    // Receivers deliver to the same streams. They start at random, so that no two of them use the same numbers.
#pragma warning disable CA5394 // No secret depends on it.
    private long sequence = Random.Shared.NextInt64(1L << 62);
#pragma warning restore CA5394

    public Task Initialize(TimeSpan timeout)
    {
        var quarter = options.VisibilityTimeout / 4;
        renewalTimer = time.CreateTimer(_ => Renew(), null, quarter, quarter);
        pump = Task.Run(PumpAsync);
        return Task.CompletedTask;
    }

    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount)
    {
        var batches = new List<IBatchContainer>();
        while ((maxCount < 0 || batches.Count < maxCount) && received.Reader.TryRead(out var batch))
        {
            batches.Add(batch);
        }

        return Task.FromResult<IList<IBatchContainer>>(batches);
    }

    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => MessagesDeliveredAsync(messages, CancellationToken.None);

    public async Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken)
    {
        var (done, back) = (new List<SqsReceipt>(), new List<SqsReceipt>());
        foreach (var batch in messages)
        {
            var failed = outcomes.TakeFailed(batch);
            if (receipts.Take(batch) is { } receipt)
            {
                (failed ? back : done).Add(receipt);
            }
        }

        await Task.WhenAll(queue.DeleteAsync(done, cancellationToken), queue.ChangeVisibilityAsync(back, options.RetryDelay));
    }

    public async Task Shutdown(TimeSpan timeout)
    {
        var until = time.GetUtcNow() + timeout;
        renewalTimer?.Dispose();
        await stopping.CancelAsync();
        await pump.WaitAsync(PollGrace < timeout ? PollGrace : timeout, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await cutOff.CancelAsync();
        var release = ReleaseAsync();
        var left = until - time.GetUtcNow();
        await release.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!release.IsCompletedSuccessfully)
        {
            LogNotReleased(logger, timeout);
        }
    }

    private async Task ReleaseAsync()
    {
        await pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await renewal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // The agent does not purge when it stops: what was consumed since its last purge is deleted here.
        await MessagesDeliveredAsync(outcomes.TakeFinished(), stopping.Token);
        var unfinished = receipts.TakeAll();
        await queue.ChangeVisibilityAsync(unfinished, TimeSpan.Zero);
        LogReleased(logger, unfinished.Count);
    }

    private async Task PumpAsync()
    {
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await receipts.RoomAsync(SqsQueue.BatchSize, stopping.Token);
                await TakeAsync(await queue.ReceiveAsync(cutOff.Token));
                failures = 0;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(failures++, 5))));
                LogReceiveFailed(logger, failures, exception);
                await Task.Delay(Jitter.Half(pause), time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TakeAsync(List<Message> messages)
    {
        var visibleAt = time.GetUtcNow() + options.VisibilityTimeout;
        var nothingToDeliver = new List<SqsReceipt>();
        var tooLate = new List<SqsReceipt>();
        foreach (var message in messages)
        {
            var receipt = new SqsReceipt(message.ReceiptHandle, visibleAt);
            if (stopping.IsCancellationRequested)
            {
                tooLate.Add(receipt);
            }
            else if (TryRead(message, out var batch))
            {
                if (batch is null)
                {
                    nothingToDeliver.Add(receipt);
                    continue;
                }

                receipts.Add(batch, receipt);
                received.Writer.TryWrite(batch);
            }
        }

        await Task.WhenAll(
            queue.DeleteAsync(nothingToDeliver, stopping.Token),
            queue.ChangeVisibilityAsync(tooLate, TimeSpan.Zero));
    }

    private bool TryRead(Message message, out IBatchContainer? batch)
    {
        try
        {
            batch = dataAdapter.FromQueueMessage(message, ++sequence);
            return true;
        }
        catch (Exception exception)
        {
            LogUnreadable(logger, message.MessageId, exception);
            batch = null;
            return false;
        }
    }

    private void Renew()
    {
        if (!renewal.IsCompleted)
        {
            return;
        }

        var soon = time.GetUtcNow() + options.VisibilityTimeout / 2;
        var due = receipts.All.Where(receipt => receipt.VisibleAt <= soon).ToList();
        if (due.Count > 0)
        {
            renewal = queue.ChangeVisibilityAsync(due, options.VisibilityTimeout);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Receiving from the queue failed, {Failures} times in a row.")]
    private static partial void LogReceiveFailed(ILogger logger, int failures, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "Message {MessageId} could not be read; it stays in the queue.")]
    private static partial void LogUnreadable(ILogger logger, string messageId, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "{Count} unfinished messages were handed back to the queue.")]
    private static partial void LogReleased(ILogger logger, int count);

    [LoggerMessage(4, LogLevel.Warning, "Not all unfinished messages could be handed back to the queue within {Timeout}; they come again after their visibility timeout.")]
    private static partial void LogNotReleased(ILogger logger, TimeSpan timeout);
}
