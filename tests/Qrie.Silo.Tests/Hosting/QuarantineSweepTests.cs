using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Silo.Hosting.Sweeps;
using Qrie.Silo.Storage;
using Qrie.Silo.Tests.Storage;

namespace Qrie.Silo.Tests.Hosting;

public sealed class QuarantineSweepTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_may_pass_is_tried_again_after_a_while_and_nothing_else_is_whichever_of_them_fails()
    {
        await using var database = new TemporaryDatabase();
        var store = new InboxStore(database.Database);
        await GiveUpAsync(store, "throttled", mayPass: true, minutesAgo: 15);
        await GiveUpAsync(store, "broken", mayPass: true, minutesAgo: 20);
        await GiveUpAsync(store, "throttled-since", mayPass: true, minutesAgo: 14);
        await GiveUpAsync(store, "denied", mayPass: false, minutesAgo: 600);
        var given = new Retries();

        var sweep = () => new QuarantineSweep(store, given, Options.Create(new InboxOptions()), time).RunAsync(TestContext.Current.CancellationToken);

        (await sweep.Should().ThrowAsync<AggregateException>()).Which.InnerExceptions.Should().ContainSingle().Which.Message.Should().Contain("broken");
        given.Retried.Should().Equal("throttled");
    }

    private Task GiveUpAsync(InboxStore store, string key, bool mayPass, int minutesAgo) => store.QuarantineAsync(
        "1/0",
        new PendingChange
        {
            Key = key,
            Events =
            [
                new ResourceChange
                {
                    Arn = key, Type = "AWS::S3::Bucket", AccountId = "111122223333", Region = "eu-west-1", Partition = "aws", Kind = ChangeKind.Changed,
                    Cause = new Cause { EventId = key, EventName = "PutBucketAcl", At = time.GetUtcNow() },
                },
            ],
            QueuedAt = time.GetUtcNow(), DueAt = time.GetUtcNow(), MayPass = mayPass,
        },
        time.GetUtcNow().AddMinutes(-minutesAgo));

    private sealed class Retries : IQuarantine
    {
        public List<string> Retried { get; } = [];

        public Task<bool> RetryAsync(QuarantinedChange given)
        {
            if (given.Change.Key == "broken")
            {
                throw new InvalidOperationException("The row cannot be read.");
            }

            Retried.Add(given.Change.Key);
            return Task.FromResult(true);
        }

        public Task<bool> DismissAsync(QuarantinedChange given, string principal) => throw new NotSupportedException();
    }
}
