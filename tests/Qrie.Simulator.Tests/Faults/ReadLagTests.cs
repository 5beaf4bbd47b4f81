using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Faults;

public sealed class ReadLagTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_sees_the_past_but_none_older_than_the_lag_and_never_the_future()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        var admin = aws.S3();
        var session = await aws.SessionAsync();
        await admin.PutBucketAsync("lagging", Ct);
        time.Advance(TimeSpan.FromMinutes(1));
        aws.Organization.Faults.ReadLag = TimeSpan.FromSeconds(10);

        // One tag a second: what is read tells as of when.
        var seen = new List<int>();
        for (var second = 0; second < 40; second++)
        {
            await admin.PutBucketTaggingAsync("lagging", [new Tag { Key = "second", Value = $"{second}" }], Ct);
            if (second >= 15)
            {
                var tags = (await session.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = "lagging" }, Ct)).TagSet;
                seen.Add(second - int.Parse(tags[0].Value));
            }

            time.Advance(TimeSpan.FromSeconds(1));
        }

        seen.Should().OnlyContain(age => age >= 0 && age <= 10);
        seen.Distinct().Count().Should().BeGreaterThan(3);
    }

    [Fact]
    public async Task What_was_made_may_look_absent_and_what_was_deleted_present_until_the_lag_is_over()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        var admin = aws.S3();
        var session = await aws.SessionAsync();
        aws.Organization.Faults.ReadLag = TimeSpan.FromSeconds(10);

        async Task<int> SightingsAsync()
        {
            var sightings = 0;
            for (var i = 0; i < 20; i++)
            {
                sightings += (await session.ListBucketsAsync(new ListBucketsRequest { Prefix = "ghost" }, Ct)).Buckets?.Count ?? 0;
            }

            return sightings;
        }

        await admin.PutBucketAsync("ghost", Ct);
        (await SightingsAsync()).Should().Be(0, "no time has passed since the bucket was made");
        time.Advance(TimeSpan.FromSeconds(5));
        (await SightingsAsync()).Should().BeInRange(1, 19);
        time.Advance(TimeSpan.FromSeconds(6));
        (await SightingsAsync()).Should().Be(20);

        await admin.DeleteBucketAsync("ghost", Ct);
        time.Advance(TimeSpan.FromSeconds(5));
        (await SightingsAsync()).Should().BeInRange(1, 19);
        time.Advance(TimeSpan.FromSeconds(6));
        (await SightingsAsync()).Should().Be(0);
        aws.Organization.S3.Truth("ghost").Should().BeNull();
    }

    [Fact]
    public async Task The_truth_and_administrators_do_not_lag()
    {
        await using var aws = await Aws.StartAsync(new SimulatorOptions { Faults = new() { ReadLag = TimeSpan.FromMinutes(1) } });
        await aws.S3().PutBucketAsync("prompt", Ct);
        (await aws.S3().GetBucketAclAsync(new GetBucketAclRequest { BucketName = "prompt" }, Ct)).Grants.Should().ContainSingle();
        (await aws.S3(credentials: Aws.Key($"truth:{aws.Account.Id}")).GetBucketAclAsync(new GetBucketAclRequest { BucketName = "prompt" }, Ct)).Grants.Should().ContainSingle();
    }

    [Fact]
    public async Task The_truth_reads_and_does_not_write()
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3(credentials: Aws.Key($"truth:{aws.Account.Id}")).PutBucketAsync("false", Ct).ShouldBeRefusedAsync("AccessDenied");
    }
}
