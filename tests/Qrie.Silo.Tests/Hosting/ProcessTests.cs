using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qrie.Inventory;
using Qrie.Silo.Hosting;
using Qrie.Telemetry;

namespace Qrie.Silo.Tests.Hosting;

public sealed class ProcessTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trace_goes_from_the_message_to_the_finding_and_the_counters_count()
    {
        var stopped = new System.Collections.Concurrent.ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == QrieMetrics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var counts = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Meter.Name == QrieMetrics.Name)
                {
                    meters.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, count, _, _) => counts.AddOrUpdate(instrument.Name, count, (_, sum) => sum + count));
        meters.SetMeasurementEventCallback<double>((instrument, _, _, _) => counts.AddOrUpdate(instrument.Name, 1, (_, sum) => sum + 1));
        meters.Start();
        await using var qrie = await QrieHost.StartAsync();
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);

        await s3.PutBucketAsync("traced", Ct);
        var describe = (Activity)await Eventually.GetAsync(
            () => Task.FromResult<object?>(stopped.FirstOrDefault(activity =>
                activity.OperationName == "describe" && (string?)activity.GetTagItem("qrie.arn") == "arn:aws:s3:::traced" && activity.Events.Any())),
            "the span of the describe");

        describe.Events.Select(happened => happened.Name).Should().OnlyContain(name => name == "finding_opened");
        var message = stopped.Single(activity => activity.OperationName == "message" && activity.TraceId == describe.TraceId);
        describe.ParentSpanId.Should().Be(message.SpanId);
        foreach (var name in (string[])["evaluate", "store"])
        {
            stopped.Should().Contain(activity => activity.OperationName == name && activity.ParentSpanId == describe.SpanId);
        }

        foreach (var counter in (string[])["qrie.messages.received", "qrie.changes", "qrie.describes", "qrie.aws.calls", "qrie.findings.opened", "qrie.event_to_finding"])
        {
            counts.GetValueOrDefault(counter).Should().BePositive(counter);
        }
    }

    [Fact]
    public async Task Nobody_is_sent_here_while_the_process_stops_and_streams_end()
    {
        await using var qrie = await QrieHost.StartAsync();
        using var stream = await qrie.Http.GetStreamAsync("/api/events/stream", Ct).WaitAsync(TimeSpan.FromSeconds(30), Ct);
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(Ct)).Should().Be(": connected");
        var readiness = qrie.Service<Readiness>();
        readiness.IsActive.Should().BeTrue();

        qrie.Service<IHostApplicationLifetime>().StopApplication();

        readiness.IsActive.Should().BeFalse();
        (await readiness.ReasonAgainstAsync(Ct)).Should().NotBeNull();
        using var findings = await qrie.Http.GetAsync("/api/findings", Ct);
        findings.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        findings.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var ready = await qrie.Http.GetAsync("/api/health/ready", Ct);
        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        using var live = await qrie.Http.GetAsync("/api/health/live", Ct);
        live.StatusCode.Should().Be(HttpStatusCode.OK);
        (await reader.ReadToEndAsync(Ct)).Should().NotContain("event:");
    }

    [Fact]
    public async Task What_was_found_is_there_after_a_restart_and_tokens_stay_good()
    {
        await using var qrie = await QrieHost.StartAsync();
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("one", Ct);
        await s3.PutBucketAsync("two", Ct);
        await Eventually.TrueAsync(
            async () => (await qrie.Service<IInventoryQueries>().ResourcesAsync(new ResourceFilter { Type = "AWS::S3::Bucket" }, 10, null, Ct)).Items.Count == 2, "the buckets");
        var first = System.Text.Json.JsonDocument.Parse(await qrie.Http.GetStringAsync("/api/resources?type=AWS::S3::Bucket&page_size=1", Ct)).RootElement;

        await qrie.RestartAsync();

        var second = await qrie.Http.GetStringAsync($"/api/resources?type=AWS::S3::Bucket&page_size=1&next_token={first.GetProperty("next_token").GetString()}", Ct);
        second.Should().Contain("arn:aws:s3:::two").And.NotContain("arn:aws:s3:::one");
    }

    [Fact]
    public async Task An_address_that_others_can_reach_stops_the_start()
    {
        var start = () => QrieHost.StartAsync(settings: new() { ["Kestrel:Endpoints:Http:Url"] = "http://0.0.0.0:0" });

        (await start.Should().ThrowAsync<InsecureBindingException>()).Which.Message.Should().Contain("Kestrel:Endpoints:Http:Url");
    }
}
