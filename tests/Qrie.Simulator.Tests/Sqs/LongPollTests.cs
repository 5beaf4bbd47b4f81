using Amazon.SQS.Model;
using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Sqs;

public sealed class LongPollTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poll_ends_with_the_message_that_arrives()
    {
        // Simulated time stands still: only the message can end the poll.
        await using var aws = await Aws.StartAsync(time: new FakeTimeProvider(DateTimeOffset.UtcNow));
        var poll = PollAsync(aws, Ct);
        await aws.Host.WaitForCallAsync("sqs", "ReceiveMessage");
        aws.Organization.Send("at last");
        (await poll).Messages.Should().ContainSingle().Which.Body.Should().Be("at last");
    }

    [Fact]
    public async Task A_poll_ends_when_its_time_is_over()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        var poll = PollAsync(aws, Ct);
        await Waiting.UntilAsync(() => Advance(time, poll), "the poll");
        ((await poll).Messages ?? []).Should().BeEmpty();
        time.GetUtcNow().Should().BeOnOrAfter(time.Start + TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_poll_ends_with_the_message_whose_delay_is_over()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        await aws.Sqs().SendMessageAsync(new SendMessageRequest { QueueUrl = aws.Host.QueueUrl, MessageBody = "later", DelaySeconds = 5 }, Ct);
        var poll = PollAsync(aws, Ct);
        await Waiting.UntilAsync(() => Advance(time, poll), "the poll");
        (await poll).Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task A_poll_ends_with_its_host()
    {
        var aws = await Aws.StartAsync(time: new FakeTimeProvider(DateTimeOffset.UtcNow));
        var poll = PollAsync(aws, Ct);
        await aws.Host.WaitForCallAsync("sqs", "ReceiveMessage");
        await aws.Host.DisposeAsync();
        await FluentActions.Awaiting(() => poll).Should().ThrowAsync<Exception>();
        await aws.DisposeAsync();
    }

    [Fact]
    public async Task A_message_does_not_go_to_a_poll_that_was_given_up()
    {
        await using var aws = await Aws.StartAsync(time: new FakeTimeProvider(DateTimeOffset.UtcNow));
        using (var gone = new CancellationTokenSource())
        {
            var poll = PollAsync(aws, gone.Token);
            await aws.Host.WaitForCallAsync("sqs", "ReceiveMessage");
            await gone.CancelAsync();
            await FluentActions.Awaiting(() => poll).Should().ThrowAsync<OperationCanceledException>();
        }

        await Waiting.UntilAsync(() => aws.Host.CallsUnderWay == 0, "the simulator to notice");
        aws.Organization.Send("for somebody else");
        aws.Organization.QueueDepth.Should().Be((1, 0, 0));
    }

    private static bool Advance(FakeTimeProvider time, Task poll)
    {
        time.Advance(TimeSpan.FromSeconds(1));
        return poll.IsCompleted;
    }

    private static Task<ReceiveMessageResponse> PollAsync(Aws aws, CancellationToken cancellationToken) =>
        aws.Sqs().ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, WaitTimeSeconds = 20 }, cancellationToken);
}
