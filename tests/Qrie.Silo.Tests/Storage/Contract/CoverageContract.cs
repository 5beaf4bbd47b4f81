using Qrie.Coverage;
using Qrie.Resources;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>What the counters and the other reads of the coverage page promise.</summary>
/// <param name="backend">The storage.</param>
public abstract class CoverageContract(StorageBackend backend) : StorageContract(backend)
{
    [Fact]
    public async Task Counts_add_up()
    {
        await using var storage = await CreateAsync();
        storage.Recorder.Count(CounterKind.Received, "111122223333", "eu-west-1", "");
        storage.Recorder.Count(CounterKind.Received, "111122223333", "eu-west-1", "");
        storage.Recorder.Count(CounterKind.Rejected, null, null, "not onboarded");
        await storage.Coverage.CountersAsync(null, Token);
        storage.Recorder.Count(CounterKind.Received, "111122223333", "eu-west-1", "");

        var all = await storage.Coverage.CountersAsync(null, Token);

        all.Select(counter => (counter.Kind, counter.AccountId, counter.Region, counter.Name, counter.Count)).Should().Equal(
            (CounterKind.Received, "111122223333", "eu-west-1", "", 3L), (CounterKind.Rejected, null, null, "not onboarded", 1L));
        (await storage.Coverage.CountersAsync("111122223333", Token)).Should().ContainSingle().Which.Count.Should().Be(3);
    }

    [Fact]
    public async Task What_cannot_be_read_is_totalled_by_part_and_permission()
    {
        await using var storage = await CreateAsync();
        foreach (var name in new[] { "a", "b" })
        {
            var state = Bucket(name);
            state.Unreadable = [new UnreadablePart("acl", "AccessDenied", "s3:GetBucketAcl"), new UnreadablePart("policy", "Throttled", null)];
            await storage.WriteAsync(state);
        }

        var deleted = Bucket("gone");
        deleted.Unreadable = [new UnreadablePart("acl", "AccessDenied", "s3:GetBucketAcl")];
        deleted.Status = ResourceStatus.Deleted;
        await storage.WriteAsync(deleted);

        (await storage.Coverage.UnreadableAsync("111122223333", Token)).Should().Equal(
            new UnreadableTotal("111122223333", "eu-west-1", "AWS::S3::Bucket", "acl", "AccessDenied", "s3:GetBucketAcl", 2),
            new UnreadableTotal("111122223333", "eu-west-1", "AWS::S3::Bucket", "policy", "Throttled", null, 2));
        (await storage.Coverage.UnreadableAsync("999999999999", Token)).Should().BeEmpty();
    }
}
