using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Qrie.Aws;
using Qrie.Silo.Api.Events;
using Qrie.Silo.Live;

namespace Qrie.Silo.Tests.Api;

public sealed class EventStreamTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly Lifetime lifetime = new();
    private readonly MemoryStream body = new();
    private readonly ChangeFeed feed;

    public EventStreamTests() => feed = new ChangeFeed(time);

    [Fact]
    public async Task A_quiet_stream_beats_every_fifteen_seconds_and_ends_with_the_process()
    {
        var stream = Begin();
        Written().Should().Be(": connected\n\n");

        time.Advance(TimeSpan.FromSeconds(14));
        Written().Should().Be(": connected\n\n");
        time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync(() => Task.FromResult(Written().EndsWith(": heartbeat\n\n", StringComparison.Ordinal)), "the heartbeat");
        lifetime.StopApplication();

        await stream.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        feed.Listeners.Should().Be(0);
    }

    [Fact]
    public async Task Who_comes_back_from_another_silo_is_told_to_read_again()
    {
        var stream = Begin(lastEventId: "42");

        await Eventually.TrueAsync(() => Task.FromResult(Written().EndsWith("}\n\n", StringComparison.Ordinal)), "the event");
        Written().Should().MatchRegex("""^: connected\n\nid: \d+\nevent: read_again\ndata: \{"at":"2000-01-01T00:00:00[^"]*"\}\n\n$""");

        lifetime.StopApplication();
        await stream.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_stream_ends_after_a_quarter_of_an_hour_so_that_a_right_that_was_taken_away_ends_too()
    {
        var stream = Begin();

        time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        stream.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromTicks(1));

        await stream.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        feed.Listeners.Should().Be(0);
    }

    public void Dispose()
    {
        lifetime.Dispose();
        body.Dispose();
    }

    private Task Begin(string? lastEventId = null)
    {
        var http = new DefaultHttpContext();
        http.Response.Body = body;
        if (lastEventId is not null)
        {
            http.Request.Headers[EventStream.LastEventId] = lastEventId;
        }

        return new EventStream(feed, new ResourceTypes(), lifetime, time).WriteAsync(http);
    }

    private string Written() => Encoding.UTF8.GetString(body.ToArray());

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => stopping.Cancel();

        public void Dispose() => stopping.Dispose();
    }
}
