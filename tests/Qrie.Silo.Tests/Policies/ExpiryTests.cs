using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Qrie.Audit;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Policies;

/// <summary>A thousand exceptions that expire in one moment, two of them of findings that there are.</summary>
public sealed class ExpiryTests : IAsyncLifetime
{
    private const string Policy = LivesFixture.Policy;
    private const int Count = 1_000;

    private readonly ShiftedTime time = new();
    private readonly WatchedGrainStorage storage;
    private readonly FaultyAuditTrail trail = new();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private QrieHost qrie = null!;

    public ExpiryTests()
    {
        var until = time.GetUtcNow().AddHours(1);
        storage = new WatchedGrainStorage
        {
            First = set =>
            {
                foreach (var exception in Enumerable.Range(0, Count).Select(number => Exception(number, until)))
                {
                    set.Exceptions[exception.Id] = exception;
                }

                set.NextExpiry = until;
            },
        };
    }

    public async ValueTask InitializeAsync()
    {
        qrie = await QrieHost.StartAsync(
            new SimulatorOptions(),
            configure: services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
                storage.Watch(services);
                trail.Watch(services);
            });
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("expiry-0", ct);
        await s3.PutBucketAsync("expiry-1", ct);
        await qrie.SettleAsync(ct);
        (await ResolvedAsync()).Should().Be(2);
    }

    public ValueTask DisposeAsync() => qrie.DisposeAsync();

    [Fact]
    public async Task They_end_in_one_change_of_the_set_and_each_is_told_to_the_audit_trail()
    {
        var (revision, writes) = ((await Set.GetStateAsync()).Revision, storage.Writes);

        time.Advance(TimeSpan.FromHours(2));

        await Eventually.TrueAsync(async () => await ResolvedAsync() == 0, "the findings to be open again", TimeSpan.FromSeconds(30));
        await Eventually.TrueAsync(async () => (await Set.GetStateAsync()) is { Due.Count: 0, UnwrittenAudit.Count: 0 }, "the set to be at rest");
        (await Set.GetStateAsync()).Should().BeEquivalentTo(new { Revision = revision + 1, NextExpiry = (DateTimeOffset?)null });
        // The change; what the trail was told; what was judged.
        (storage.Writes - writes).Should().BeLessThanOrEqualTo(3);
        qrie.Service<IPolicyExceptions>().All.Should().BeEmpty();
        var entries = (await qrie.Service<IAuditQueries>().EntriesAsync(new AuditFilter { Action = "exception.expired" }, Count, null, ct)).Items;
        entries.Select(entry => entry.Target).Should().HaveCount(Count).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task While_they_cannot_be_ended_silos_go_on_with_what_stands_and_it_is_tried_again()
    {
        var revision = (await Set.GetStateAsync()).Revision;
        storage.Fails = true;
        var before = storage.Writes;
        time.Advance(TimeSpan.FromHours(2));

        var pull = await Set.PullAsync(0);

        await Eventually.TrueAsync(() => Task.FromResult(storage.Writes > before), "an attempt");
        pull.Snapshot!.Revision.Should().Be(revision);
        pull.Snapshot.Exceptions.Should().HaveCount(Count);
        (await qrie.Service<PolicySetFollower>().AtLeastAsync(qrie.Service<IGrainFactory>(), revision)).Revision.Should().Be(revision);

        storage.Fails = false;
        time.Advance(TimeSpan.FromSeconds(15));
        await Eventually.TrueAsync(async () => await ResolvedAsync() == 0, "the findings to be open again", TimeSpan.FromSeconds(30));
        await Eventually.TrueAsync(() => Task.FromResult(qrie.Service<IPolicyExceptions>().All.Count == 0), "all of them to be ended");
    }

    [Fact]
    public async Task A_change_stands_while_the_audit_trail_does_not_answer_and_is_told_later()
    {
        trail.Fails = true;
        var added = await qrie.Service<IPolicyExceptions>().AddAsync(Exception(Count, time.GetUtcNow().AddHours(1)), LivesFixture.By);
        qrie.Service<IPolicyExceptions>().Find(added.Id).Should().NotBeNull();

        trail.Fails = false;
        time.Advance(TimeSpan.FromSeconds(15));
        await Eventually.TrueAsync(
            async () => (await qrie.Service<IAuditQueries>().EntriesAsync(new AuditFilter { Target = added.Id }, 10, null, ct)).Items.Count == 1, "the entry");
    }

    private IPolicySetGrain Set => qrie.Service<IGrainFactory>().GetGrain<IPolicySetGrain>(0);

    private async Task<int> ResolvedAsync() => (await qrie.Service<IInventoryQueries>().FindingsAsync(
        new FindingFilter { Policy = Policy, Type = "AWS::S3::Bucket", State = FindingStatus.Resolved }, 10, null, ct)).Items.Count;

    private static PolicyException Exception(int number, DateTimeOffset until) => new()
    {
        Id = $"{number:D32}",
        PolicyId = Policy,
        Arn = $"arn:aws:s3:::expiry-{number}",
        Reason = $"Agreed in change {number}.",
        Owner = "dana",
        ExpiresAt = until,
        CreatedAt = until.AddDays(-2),
        CreatedBy = "dana",
    };
}
