using System.Net;
using System.Text.Json;
using Qrie.Findings;
using Qrie.Silo.Notifications;
using Qrie.Silo.Tests.Exports;

namespace Qrie.Silo.Tests.Notifications;

public sealed class ChannelTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:111122223333:findings";
    private const string Bus = "arn:aws:events:eu-west-1:111122223333:event-bus/security";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly Notification Opened = new("k-1", 7, Rows.Row(arn: "arn:aws:s3:::<!channel>&co"));

    [Fact]
    public async Task Slack_is_told_in_blocks_in_which_nobody_can_mention_a_channel()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var outbox = new Outbox();

        await outbox.Deliverer.SendAsync(new Destination { Id = "slack", Kind = DestinationKind.Slack, Url = $"{receiver.Url}/services/T/B/x" }, Opened, Ct);

        var message = JsonDocument.Parse(receiver.All[0].Body).RootElement;
        message.GetProperty("text").GetString().Should().Contain("&lt;!channel&gt;&amp;co");
        var blocks = message.GetProperty("blocks");
        blocks[0].GetProperty("type").GetString().Should().Be("header");
        blocks[0].GetProperty("text").GetProperty("text").GetString().Should().StartWith("Opened: ");
        blocks[0].GetProperty("text").GetProperty("text").GetString()!.Length.Should().BeLessThanOrEqualTo(150);
        blocks[2].GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("text").GetString()).Should()
            .Contain("*Severity*\n90 (critical)").And.ContainMatch("*PutBucketPolicy by arn:aws:iam::111122223333:role/deployer from 192.0.2.7*");
        receiver.All[0].Text.Should().NotContain("<!channel>");
    }

    [Fact]
    public async Task A_topic_gets_a_signed_publish()
    {
        await using var receiver = await Receiver.StartAsync(_ => new Receiver.Answer(200, "<PublishResponse/>"));
        await using var outbox = new Outbox();
        outbox.Aws.Endpoints["sns"] = receiver.Url;

        await outbox.Deliverer.SendAsync(new Destination { Id = "topic", Kind = DestinationKind.Sns, TopicArn = $"{Topic}.fifo" }, Opened, Ct);

        var request = receiver.All.Should().ContainSingle().Subject;
        request.Headers["Authorization"].Should().Contain("/eu-west-1/sns/aws4_request");
        var form = request.Text.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));
        form["Action"].Should().Be("Publish");
        form["TopicArn"].Should().Be($"{Topic}.fifo");
        form["MessageDeduplicationId"].Should().Be("k-1");
        form["MessageGroupId"].Length.Should().BeLessThanOrEqualTo(128);
        form["Subject"].Length.Should().BeLessThan(100);
        form["MessageAttributes.entry.2.Value.StringValue"].Should().Be("S3BucketPublic");
        JsonDocument.Parse(form["Message"]).RootElement.GetProperty("finding").GetProperty("severity").GetInt32().Should().Be(90);
    }

    [Fact]
    public async Task A_bus_gets_an_event()
    {
        await using var receiver = await Receiver.StartAsync(_ => new Receiver.Answer(200, """{"FailedEntryCount":0,"Entries":[{"EventId":"e"}]}"""));
        await using var outbox = new Outbox();
        outbox.Aws.Endpoints["events"] = receiver.Url;

        await outbox.Deliverer.SendAsync(
            new Destination { Id = "bus", Kind = DestinationKind.Eventbridge, EventBus = Bus }, new Notification("k-2", 8, Rows.Row(resolved: ResolvedReason.Compliant)), Ct);

        var request = receiver.All.Should().ContainSingle().Subject;
        request.Headers["X-Amz-Target"].Should().Be("AWSEvents.PutEvents");
        var entry = JsonDocument.Parse(request.Body).RootElement.GetProperty("Entries")[0];
        entry.GetProperty("EventBusName").GetString().Should().Be(Bus);
        entry.GetProperty("Source").GetString().Should().Be("qrie");
        entry.GetProperty("DetailType").GetString().Should().Be("Finding Resolved");
        JsonDocument.Parse(entry.GetProperty("Detail").GetString()!).RootElement.GetProperty("id").GetString().Should().Be("k-2");
    }

    [Fact]
    public async Task A_bus_that_takes_the_call_but_not_the_event_has_not_been_told()
    {
        await using var receiver = await Receiver.StartAsync(_ => new Receiver.Answer(200, """{"FailedEntryCount":1,"Entries":[{"ErrorCode":"InternalFailure"}]}"""));
        await using var outbox = new Outbox();
        outbox.Aws.Endpoints["events"] = receiver.Url;

        var send = () => outbox.Deliverer.SendAsync(new Destination { Id = "bus", Kind = DestinationKind.Eventbridge, EventBus = Bus }, Opened, Ct);

        (await send.Should().ThrowAsync<DeliveryException>()).Which.Should().Match<DeliveryException>(failure => !failure.IsPermanent && failure.Message.Contains("InternalFailure"));
    }

    [Theory]
    [InlineData(400, "InvalidParameter", true)]
    [InlineData(404, "NotFound", true)]
    [InlineData(400, "Throttling", false)]
    [InlineData(403, "AuthorizationError", false)]
    [InlineData(503, "InternalError", false)]
    public async Task What_aws_refuses_for_good_is_told_from_what_may_pass(int status, string code, bool permanent)
    {
        await using var receiver = await Receiver.StartAsync(_ => new Receiver.Answer(status, $"<ErrorResponse><Error><Code>{code}</Code><Message>m</Message></Error></ErrorResponse>"));
        await using var outbox = new Outbox();
        outbox.Aws.Endpoints["sns"] = receiver.Url;

        var send = () => outbox.Deliverer.SendAsync(new Destination { Id = "topic", Kind = DestinationKind.Sns, TopicArn = Topic }, Opened, Ct);

        (await send.Should().ThrowAsync<DeliveryException>()).Which.Should().Match<DeliveryException>(failure => failure.IsPermanent == permanent && failure.Message.Contains(code));
    }

    [Fact]
    public async Task A_receiver_that_says_when_to_come_again_is_not_tried_before()
    {
        await using var receiver = await Receiver.StartAsync(_ => new Receiver.Answer(429, "", new() { ["Retry-After"] = "120" }));
        await using var outbox = new Outbox();

        var send = () => outbox.Deliverer.SendAsync(Outbox.Webhook(receiver), Opened, Ct);

        (await send.Should().ThrowAsync<DeliveryException>()).Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(120));
        receiver.All.Should().ContainSingle();
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_given_up()
    {
        var never = new TaskCompletionSource<Receiver.Answer>();
        await using var receiver = await Receiver.StartAsync(_ => never.Task);
        await using var outbox = new Outbox(options => options.Timeout = TimeSpan.FromMilliseconds(200));

        var send = () => outbox.Deliverer.SendAsync(Outbox.Webhook(receiver), Opened, Ct);

        (await send.Should().ThrowAsync<DeliveryException>()).Which.Message.Should().Contain("within 0.2 s");
        never.SetResult(new Receiver.Answer(200));
    }

    [Fact]
    public async Task An_address_that_is_not_allowed_is_not_connected_to_whatever_its_name()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var outbox = new Outbox(options => options.AllowLoopback = false);
        var port = new Uri(receiver.Url).Port;

        // The rules of the settings are not asked here: a name may have come to lead elsewhere since.
        var send = () => outbox.Deliverer.SendAsync(Outbox.Webhook(receiver) with { Url = $"http://localhost:{port}/" }, Opened, Ct);

        (await send.Should().ThrowAsync<DeliveryException>()).Which.IsPermanent.Should().BeTrue();
        receiver.All.Should().BeEmpty();
    }
}
