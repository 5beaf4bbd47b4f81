using System.Collections.Concurrent;
using System.Threading.Channels;
using Amazon.SQS;
using Amazon.SQS.Model;
using NSubstitute;

namespace Qrie.Orleans.Aws.Tests.Streaming;

/// <summary>A queue that does what a test says, and remembers what was asked of it. A failure of one receipt happens once.</summary>
internal sealed class ScriptedSqs
{
    private readonly Channel<string> waiting = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, bool> failDelete = new();
    private readonly ConcurrentDictionary<string, bool> failVisibility = new();
    private readonly ConcurrentQueue<string> deleted = new();
    private readonly ConcurrentQueue<(string, int)> changed = new();
    private Exception? deleteFailure;
    private Exception? pollFailure;
    private int pollFailures;
    private int polls;
    private int given;
    private int deleteCalls;
    private int visibilityCalls;

    public ScriptedSqs()
    {
        Client.ReceiveMessageAsync(default(ReceiveMessageRequest)!, Arg.Any<CancellationToken>())
            .ReturnsForAnyArgs(call => ReceiveAsync(call.Arg<CancellationToken>()));
        Client.DeleteMessageBatchAsync(default(DeleteMessageBatchRequest)!, Arg.Any<CancellationToken>())
            .ReturnsForAnyArgs(call => Task.FromResult(Delete(call.Arg<DeleteMessageBatchRequest>())));
        Client.ChangeMessageVisibilityBatchAsync(default(ChangeMessageVisibilityBatchRequest)!, Arg.Any<CancellationToken>())
            .ReturnsForAnyArgs(call => Task.FromResult(ChangeVisibility(call.Arg<ChangeMessageVisibilityBatchRequest>())));
    }

    public IAmazonSQS Client { get; } = Substitute.For<IAmazonSQS>();

    public int Polls => Volatile.Read(ref polls);

    public int Given => Volatile.Read(ref given);

    public int DeleteCalls => Volatile.Read(ref deleteCalls);

    public int VisibilityCalls => Volatile.Read(ref visibilityCalls);

    public IReadOnlyCollection<string> Deleted => deleted;

    public IReadOnlyCollection<(string Receipt, int Seconds)> Changed => changed;

    public void Arrive(string stream, int count) => Arrive([.. Enumerable.Range(1, count).Select(i => $"{stream}:{i}")]);

    public void Arrive(params string[] bodies)
    {
        foreach (var body in bodies)
        {
            waiting.Writer.TryWrite(body);
        }
    }

    public void FailDelete(string receipt, bool senderFault) => failDelete[receipt] = senderFault;

    public void FailVisibility(string receipt, bool senderFault) => failVisibility[receipt] = senderFault;

    public void FailDeletes(Exception exception) => deleteFailure = exception;

    public void FailPolls(Exception exception, int times) => (pollFailure, pollFailures) = (exception, times);

    private async Task<ReceiveMessageResponse> ReceiveAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref polls);
        if (Interlocked.Decrement(ref pollFailures) >= 0)
        {
            throw pollFailure!;
        }

        await waiting.Reader.WaitToReadAsync(cancellationToken);
        var messages = new List<Message>();
        while (messages.Count < 10 && waiting.Reader.TryRead(out var body))
        {
            messages.Add(new Message { MessageId = body, Body = body, ReceiptHandle = $"receipt {body}" });
        }

        Interlocked.Add(ref given, messages.Count);
        return new ReceiveMessageResponse { Messages = messages };
    }

    private DeleteMessageBatchResponse Delete(DeleteMessageBatchRequest request)
    {
        Interlocked.Increment(ref deleteCalls);
        if (deleteFailure is not null)
        {
            throw deleteFailure;
        }

        var failed = new List<BatchResultErrorEntry>();
        foreach (var entry in request.Entries)
        {
            if (failDelete.TryRemove(entry.ReceiptHandle, out var senderFault))
            {
                failed.Add(Error(entry.Id, senderFault));
            }
            else
            {
                deleted.Enqueue(entry.ReceiptHandle);
            }
        }

        return new DeleteMessageBatchResponse { Failed = failed.Count == 0 ? null : failed };
    }

    private ChangeMessageVisibilityBatchResponse ChangeVisibility(ChangeMessageVisibilityBatchRequest request)
    {
        Interlocked.Increment(ref visibilityCalls);
        var failed = new List<BatchResultErrorEntry>();
        foreach (var entry in request.Entries)
        {
            if (failVisibility.TryRemove(entry.ReceiptHandle, out var senderFault))
            {
                failed.Add(Error(entry.Id, senderFault));
            }
            else
            {
                changed.Enqueue((entry.ReceiptHandle, entry.VisibilityTimeout ?? -1));
            }
        }

        return new ChangeMessageVisibilityBatchResponse { Failed = failed.Count == 0 ? null : failed };
    }

    private static BatchResultErrorEntry Error(string id, bool senderFault) => new()
    {
        Id = id,
        SenderFault = senderFault,
        Code = senderFault ? "ReceiptHandleIsInvalid" : "InternalError",
        Message = "As the test says.",
    };
}
