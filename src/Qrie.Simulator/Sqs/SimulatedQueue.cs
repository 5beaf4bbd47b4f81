using System.Text.Json.Nodes;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Sqs;

/// <summary>
/// A standard queue. Messages wait in a heap for the time at which they become visible, and then in a line: nothing is searched,
/// however many there are. Entries whose message has changed since are skipped.
/// </summary>
internal sealed class SimulatedQueue(string accountId, string name, string region, SimulatedQueues queues)
{
    private const int MaxInFlight = 120_000;

    private readonly Lock sync = new();
    private readonly Dictionary<string, SimulatedMessage> messages = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(SimulatedMessage Message, int Version), (DateTimeOffset VisibleAt, long Order)> waiting = new();
    private readonly Queue<(SimulatedMessage Message, int Version)> line = new();
    private readonly int[] counts = new int[4];
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long order;

    public string AccountId => accountId;

    public string Name => name;

    public string Arn { get; } = $"arn:{(region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn" : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws")}:sqs:{region}:{accountId}:{name}";

    public DateTimeOffset CreatedAt { get; } = queues.Time.GetUtcNow();

    public QueueAttributes Attributes { get; set; } = QueueAttributes.Default;

    /// <summary>Messages to be had, taken, and not yet to be had.</summary>
    public (int Visible, int InFlight, int Delayed) Count
    {
        get
        {
            lock (sync)
            {
                Promote(queues.Time.GetUtcNow());
                return (counts[(int)MessageState.Visible], counts[(int)MessageState.InFlight], counts[(int)MessageState.Delayed]);
            }
        }
    }

    public SimulatedMessage Send(string body, TimeSpan? delay = null, JsonObject? attributes = null, string senderId = "AIDAEVENTBRIDGE")
    {
        var now = queues.Time.GetUtcNow();
        var message = new SimulatedMessage(body, now, senderId) { Attributes = attributes };
        Add(message, now, delay ?? Attributes.Delay);
        return message;
    }

    /// <summary>Takes messages, and waits for the first of them.</summary>
    /// <exception cref="OperationCanceledException">The caller has gone, or the host stops.</exception>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int max, TimeSpan visibility, TimeSpan wait, CancellationToken cancellationToken)
    {
        var until = queues.Time.GetUtcNow() + wait;
        while (true)
        {
            Task signal;
            TimeSpan pause;
            var overdue = new List<SimulatedMessage>();
            List<ReceivedMessage> taken;
            lock (sync)
            {
                var now = queues.Time.GetUtcNow();
                Promote(now);
                taken = Take(max, visibility, now, overdue);
                signal = arrived.Task;
                var next = waiting.TryPeek(out _, out var first) && first.VisibleAt < until ? first.VisibleAt : until;
                pause = next - now;
            }

            MoveToDeadLetters(overdue);
            if (taken.Count > 0 || queues.Time.GetUtcNow() >= until)
            {
                return taken;
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(signal, Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, queues.Time, stop.Token));
            await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Deletes a message. An older receipt than the latest has no effect, and is no error.</summary>
    public void Delete(string receiptHandle)
    {
        var (id, receive) = Receipt.Parse(receiptHandle);
        lock (sync)
        {
            if (messages.TryGetValue(id, out var message) && message.Receives == receive)
            {
                Set(message, MessageState.Gone);
                messages.Remove(id);
            }
        }
    }

    public void ChangeVisibility(string receiptHandle, TimeSpan timeout)
    {
        var (id, receive) = Receipt.Parse(receiptHandle);
        lock (sync)
        {
            var now = queues.Time.GetUtcNow();
            Promote(now);
            if (!messages.TryGetValue(id, out var message) || message.Receives != receive)
            {
                throw new AwsError(400, "InvalidParameterValue", $"Value {receiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.");
            }

            if (message.State != MessageState.InFlight)
            {
                throw new AwsError(400, "MessageNotInflight", "The specified message is not in flight.");
            }

            Hide(message, MessageState.InFlight, now, timeout);
        }
    }

    public void Purge()
    {
        lock (sync)
        {
            foreach (var message in messages.Values)
            {
                Set(message, MessageState.Gone);
            }

            messages.Clear();
            waiting.Clear();
            line.Clear();
        }
    }

    private void Add(SimulatedMessage message, DateTimeOffset now, TimeSpan delay)
    {
        lock (sync)
        {
            messages.Add(message.Id, message);
            Hide(message, null, now, delay);
        }
    }

    // Visible at once when there is nothing to wait for.
    private void Hide(SimulatedMessage message, MessageState? hidden, DateTimeOffset now, TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
        {
            Set(message, MessageState.Visible, isNew: hidden is null);
            line.Enqueue((message, message.Version));
            Signal();
            return;
        }

        Set(message, hidden ?? MessageState.Delayed, isNew: hidden is null);
        waiting.Enqueue((message, message.Version), (now + time, order++));
        if (waiting.Peek().Message == message)
        {
            // The receivers wait for what comes first, which is now another message.
            Signal();
        }
    }

    private void Signal()
    {
        arrived.TrySetResult();
        arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private void Set(SimulatedMessage message, MessageState state, bool isNew = false)
    {
        if (!isNew)
        {
            counts[(int)message.State]--;
        }

        counts[(int)state]++;
        message.State = state;
        message.Version++;
    }

    private void Promote(DateTimeOffset now)
    {
        while (waiting.TryPeek(out var entry, out var at) && (entry.Message.Version != entry.Version || at.VisibleAt <= now))
        {
            waiting.Dequeue();
            if (entry.Message.Version == entry.Version)
            {
                Set(entry.Message, MessageState.Visible);
                line.Enqueue((entry.Message, entry.Message.Version));
            }
        }
    }

    private List<ReceivedMessage> Take(int max, TimeSpan visibility, DateTimeOffset now, List<SimulatedMessage> overdue)
    {
        var taken = new List<ReceivedMessage>(Math.Min(max, line.Count));
        var expired = now - Attributes.Retention;
        var redrive = Attributes.Redrive;
        while (taken.Count < max && line.TryDequeue(out var entry))
        {
            var message = entry.Message;
            if (message.Version != entry.Version)
            {
                continue;
            }

            if (message.SentAt <= expired || (redrive is { } limit && message.Receives >= limit.MaxReceives))
            {
                Set(message, MessageState.Gone);
                messages.Remove(message.Id);
                if (message.SentAt > expired)
                {
                    overdue.Add(message);
                }

                continue;
            }

            if (counts[(int)MessageState.InFlight] + taken.Count >= MaxInFlight)
            {
                throw new AwsError(403, "OverLimit", "Too many messages in flight.");
            }

            message.Receives++;
            message.FirstReceivedAt ??= now;
            taken.Add(new ReceivedMessage(message, Receipt.Of(message), message.Receives, message.FirstReceivedAt.Value));
        }

        // Hidden only now, since a visibility of 0 puts them back into the line.
        foreach (var received in taken)
        {
            Hide(received.Message, MessageState.InFlight, now, visibility);
        }

        return taken;
    }

    // Outside the lock: the other queue has a lock of its own.
    private void MoveToDeadLetters(List<SimulatedMessage> overdue)
    {
        if (overdue.Count == 0 || Attributes.Redrive is not { } redrive || queues.FindByArn(redrive.TargetArn) is not { } target)
        {
            return;
        }

        foreach (var message in overdue)
        {
            target.Add(new SimulatedMessage(message.Body, message.SentAt, message.SenderId) { Attributes = message.Attributes }, queues.Time.GetUtcNow(), TimeSpan.Zero);
        }
    }
}
