using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken.Model;
using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Faults;

public sealed class CallFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Throttled_services_refuse_in_their_own_words()
    {
        await using var aws = await Aws.StartAsync();
        var session = await aws.SessionAsync();
        aws.Organization.Faults.ThrottlingRate = 1;
        (await session.ListBucketsAsync(Ct).ShouldBeRefusedAsync("SlowDown")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await aws.Sts().GetCallerIdentityAsync(new GetCallerIdentityRequest(), Ct).ShouldBeRefusedAsync("Throttling")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Failing_services_answer_with_an_internal_error()
    {
        await using var aws = await Aws.StartAsync();
        var session = await aws.SessionAsync();
        aws.Organization.Faults.ErrorRate = 1;
        (await session.ListBucketsAsync(Ct).ShouldBeRefusedAsync("InternalError")).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task Queues_and_administrators_are_spared_unless_they_are_included()
    {
        await using var aws = await Aws.StartAsync(new SimulatorOptions { Faults = new() { ThrottlingRate = 1 } });
        (await aws.Sqs().ListQueuesAsync("", Ct)).QueueUrls.Should().ContainSingle();
        (await aws.S3().ListBucketsAsync(Ct)).HttpStatusCode.Should().Be(HttpStatusCode.OK);

        aws.Organization.Faults.IncludeQueues = true;
        aws.Organization.Faults.SpareAdministrators = false;
        await aws.Sqs().ListQueuesAsync("", Ct).ShouldBeRefusedAsync("RequestThrottled");
        await aws.S3().ListBucketsAsync(Ct).ShouldBeRefusedAsync("SlowDown");
        (await aws.S3(credentials: Aws.Key($"truth:{aws.Account.Id}")).ListBucketsAsync(Ct)).HttpStatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_seed_throttles_the_same_calls()
    {
        async Task<string> OutcomesAsync(int seed)
        {
            await using var aws = await Aws.StartAsync(new SimulatorOptions { Seed = seed });
            var session = await aws.SessionAsync();
            aws.Organization.Faults.ThrottlingRate = 0.5;
            var outcomes = "";
            for (var i = 0; i < 40; i++)
            {
                try
                {
                    await session.ListBucketsAsync(Ct);
                    outcomes += ".";
                }
                catch (AmazonS3Exception refusal) when (refusal.ErrorCode == "SlowDown")
                {
                    outcomes += "x";
                }
            }

            return outcomes;
        }

        var first = await OutcomesAsync(7);
        first.Should().Contain(".").And.Contain("x");
        (await OutcomesAsync(7)).Should().Be(first);
        (await OutcomesAsync(8)).Should().NotBe(first);
    }

    [Fact]
    public async Task A_denied_action_names_itself_and_the_principal_until_it_is_allowed()
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3().PutBucketAsync("closed", Ct);
        var session = await aws.SessionAsync();
        aws.Organization.Faults.Deny(aws.Account.Id, "s3:GetBucketPolicyStatus");
        var request = new GetBucketPolicyStatusRequest { BucketName = "closed" };
        var refusal = await session.GetBucketPolicyStatusAsync(request, Ct).ShouldBeRefusedAsync("AccessDenied");
        refusal.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        refusal.Message.Should().Be(
            $"User: arn:aws:sts::{aws.Account.Id}:assumed-role/QrieInventoryRole/qrie is not authorized to perform: s3:GetBucketPolicyStatus on resource: \"arn:aws:s3:::closed\" because no identity-based policy allows the s3:GetBucketPolicyStatus action");
        await aws.S3(credentials: Aws.Key($"truth:{aws.Account.Id}")).GetBucketPolicyStatusAsync(request, Ct).ShouldBeRefusedAsync("NoSuchBucketPolicy");

        aws.Organization.Faults.Allow(aws.Account.Id);
        await session.GetBucketPolicyStatusAsync(request, Ct).ShouldBeRefusedAsync("NoSuchBucketPolicy");
    }

    [Fact]
    public async Task A_role_can_be_denied()
    {
        await using var aws = await Aws.StartAsync();
        aws.Organization.Faults.Deny(aws.Account.Id, "sts:AssumeRole");
        await FluentActions.Awaiting(() => aws.AssumeAsync()).Should().ThrowAsync<AmazonServiceException>();
    }

    [Fact]
    public async Task Latency_and_hanging_are_waited_for_in_simulated_time()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        var (session, faults) = (await aws.SessionAsync(), aws.Organization.Faults);
        faults.LatencyByService = new Dictionary<string, TimeSpan> { ["s3"] = TimeSpan.FromSeconds(2) };
        faults.Hang(aws.Account.Id, TimeSpan.FromSeconds(20));

        var call = session.ListBucketsAsync(Ct);
        await AdvanceUntilAsync(time, () => call.IsCompleted, TimeSpan.FromSeconds(1));
        (await call).HttpStatusCode.Should().Be(HttpStatusCode.OK);
        time.GetUtcNow().Should().BeOnOrAfter(time.Start + TimeSpan.FromSeconds(22));
    }

    [Fact]
    public async Task A_call_that_hangs_ends_with_its_host()
    {
        var aws = await Aws.StartAsync();
        var session = await aws.SessionAsync();
        aws.Organization.Faults.Hang(aws.Account.Id, TimeSpan.FromHours(1));
        var call = session.ListBucketsAsync(Ct);
        await aws.Host.WaitForCallAsync("s3", "ListBuckets");
        await aws.Host.DisposeAsync();
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<Exception>();
        await aws.DisposeAsync();
    }

    private static async Task AdvanceUntilAsync(FakeTimeProvider time, Func<bool> done, TimeSpan step)
    {
        while (!done())
        {
            time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(20), Ct);
        }
    }
}
