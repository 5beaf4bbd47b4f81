using System.Globalization;
using System.Text;
using System.Text.Json;
using Qrie.Aws;
using Qrie.Inventory;
using Qrie.Silo.Api.Json;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Api.Events;

/// <summary>
/// The live feed as server-sent events (WHATWG HTML, section 9.2). A comment every 15 s tells both ends that the other is there.
/// </summary>
internal sealed class EventStream(IChangeFeed feed, ResourceTypes types, IHostApplicationLifetime lifetime, TimeProvider time)
{
    public const string ContentType = "text/event-stream";
    public const string LastEventId = "Last-Event-ID";

    // Who listens is asked for their right when they come, and so has to come again: tokens are revoked, and sessions end.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Writes events until the client goes, the process stops, or a quarter of an hour has passed; browsers come again by themselves.</summary>
    /// <exception cref="BadParametersException">The client resumes after what is no id.</exception>
    public async Task WriteAsync(HttpContext http)
    {
        var after = After(http.Request.Headers[LastEventId].ToString());
        http.Response.ContentType = ContentType;
        http.Response.Headers.CacheControl = "no-cache";
        // Proxies of the nginx family would gather the events otherwise.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var longest = new CancellationTokenSource(Longest, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping, longest.Token);
        try
        {
            await PumpAsync(http.Response, after, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client has gone, or Qrie is going: either way the stream is at its end.
        }
    }

    private async Task PumpAsync(HttpResponse response, long? after, CancellationToken cancellationToken)
    {
        await using var events = feed.SubscribeAsync(after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var next = events.MoveNextAsync().AsTask();
        try
        {
            await SendAsync(response, ": connected\n\n", cancellationToken);
            while (true)
            {
                if (!next.IsCompleted && await IsQuietAsync(next, cancellationToken))
                {
                    await SendAsync(response, ": heartbeat\n\n", cancellationToken);
                    continue;
                }

                if (!await next)
                {
                    return;
                }

                await SendAsync(response, Write(events.Current), cancellationToken);
                next = events.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // An enumerator must not be disposed of while it moves; the token that ended us has ended it too.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsQuietAsync(Task next, CancellationToken cancellationToken)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(next, Task.Delay(Heartbeat, time, wait.Token));
        await wait.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first != next;
    }

    private string Write(FeedEvent change)
    {
        var data = change.Kind == FeedEventKind.ReadAgain
            ? JsonSerializer.Serialize(new { change.At }, ApiJson.Options)
            : JsonSerializer.Serialize(EventDto.From(change, types.Find(change.Type)?.Service ?? ""), ApiJson.Options);
        return string.Create(CultureInfo.InvariantCulture, $"id: {change.Sequence}\nevent: {NameOf(change.Kind)}\ndata: {data}\n\n");
    }

    private static string NameOf(FeedEventKind kind) => kind switch
    {
        FeedEventKind.FindingOpened => "finding_opened",
        FeedEventKind.FindingResolved => "finding_resolved",
        FeedEventKind.ReadAgain => "read_again",
        _ => "resource_changed",
    };

    private static async Task SendAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    private static long? After(string id) =>
        id.Length == 0 ? null
        : long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence
        : throw new BadParametersException(LastEventId, $"{LastEventId} is '{id}'; it must be the id of an event of this stream.");
}
