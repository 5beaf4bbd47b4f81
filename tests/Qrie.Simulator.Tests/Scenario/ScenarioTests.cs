using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Scenario;

public sealed class ScenarioTests
{
    [Fact]
    public async Task People_make_open_close_and_delete_buckets_and_do_not_stop()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(new SimulatorOptions { Scenario = true }, time);
        var (opened, closed, most) = (new HashSet<string>(), new HashSet<string>(), 0);
        await Waiting.UntilAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(500));
                foreach (var bucket in aws.Organization.S3.Buckets.Values)
                {
                    var isOpen = bucket.PublicAccessBlock is not { IgnorePublicAcls: true } && (bucket.PolicyIsPublic || bucket.AclIsPublic);
                    if (isOpen)
                    {
                        opened.Add(bucket.Name);
                    }
                    else if (opened.Contains(bucket.Name))
                    {
                        closed.Add(bucket.Name);
                    }
                }

                most = Math.Max(most, aws.Organization.S3.Buckets.Count);
                var names = aws.Organization.EmittedEvents.Where(one => one.ErrorCode is null).Select(one => one.EventName).ToHashSet();
                return closed.Count >= 5 && names.IsSupersetOf(
                    ["CreateBucket", "DeleteBucket", "PutBucketPolicy", "PutBucketAcl", "PutBucketVersioning", "PutBucketEncryption", "PutBucketLogging", "PutBucketLifecycle"]);
            },
            "the life of the organization");

        most.Should().BeInRange(20, 60);
        var events = aws.Organization.EmittedEvents;
        events.Select(one => one.AccountId).Distinct().Should().HaveCount(3);
        events.Should().Contain(one => one.Principal.EndsWith(":assumed-role/Developer/dana"));
        events.Select(one => one.SourceIp).Distinct().Count().Should().BeGreaterThan(3);
        aws.Organization.S3.Buckets.Values.Select(bucket => bucket.Region).Distinct().Should().BeEquivalentTo("us-east-1", "eu-west-1");
    }

    [Fact]
    public async Task The_scenario_is_no_call_of_Qrie_and_is_spared_faults()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(new SimulatorOptions { Scenario = true, Faults = new() { ThrottlingRate = 1 } }, time);
        await Waiting.UntilAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(500));
                return aws.Organization.S3.Buckets.Count >= 10;
            },
            "buckets");
        aws.Organization.Calls.Should().BeEmpty();
    }
}
