using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Events;

public sealed class EventFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_can_be_dropped()
    {
        await using var aws = await CreateAsync(new() { DropRate = 1 });
        aws.Organization.QueueDepth.Should().Be((0, 0, 0));
        aws.Organization.EmittedEvents.Should().HaveCount(20).And.OnlyContain(one => one.Copies == 0);
    }

    [Fact]
    public async Task Every_event_can_come_twice()
    {
        await using var aws = await CreateAsync(new() { DuplicateRate = 1 });
        aws.Organization.QueueDepth.Visible.Should().Be(40);
    }

    [Fact]
    public async Task Late_events_arrive_within_the_longest_delay()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await CreateAsync(new() { DelayRate = 1, MaxEventDelay = TimeSpan.FromSeconds(10) }, time);
        aws.Organization.QueueDepth.Should().Be((0, 0, 20));
        aws.Organization.EmittedEvents.Select(one => one.Delay).Distinct().Count().Should().BeGreaterThan(5);
        time.Advance(TimeSpan.FromSeconds(10));
        aws.Organization.QueueDepth.Should().Be((20, 0, 0));
    }

    [Fact]
    public async Task Overtaken_events_come_out_of_order_and_the_same_seed_overtakes_the_same_ones()
    {
        async Task<string[]> OrderAsync()
        {
            var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
            await using var aws = await CreateAsync(new() { ReorderRate = 0.5 }, time);
            var (order, sqs) = (new List<string>(), aws.Sqs());
            time.Advance(TimeSpan.FromSeconds(2));
            while (aws.Organization.QueueDepth.Visible > 0)
            {
                var answer = await sqs.ReceiveMessageAsync(aws.Host.QueueUrl, Ct);
                order.Add(System.Text.Json.Nodes.JsonNode.Parse(answer.Messages[0].Body)!["detail"]!["requestParameters"]!["bucketName"]!.ToString());
            }

            return [.. order];
        }

        var first = await OrderAsync();
        first.Should().HaveCount(20).And.NotBeInAscendingOrder();
        (await OrderAsync()).Should().Equal(first);
    }

    private static async Task<Aws> CreateAsync(Qrie.Simulator.Faults faults, TimeProvider? time = null)
    {
        var aws = await Aws.StartAsync(new SimulatorOptions { Faults = faults }, time);
        var s3 = aws.S3();
        for (var i = 0; i < 20; i++)
        {
            await s3.PutBucketAsync($"event-{i:00}", Ct);
        }

        return aws;
    }
}
