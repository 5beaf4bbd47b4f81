using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Silo.Hosting.Sweeps;

namespace Qrie.Silo.Tests.Hosting;

public sealed class QuarantineSweepTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_may_pass_is_tried_again_after_a_while_and_nothing_else_is()
    {
        var given = new GivenUp
        {
            Changes =
            [
                Change("throttled", mayPass: true, minutesAgo: 15),
                Change("throttled-since", mayPass: true, minutesAgo: 14),
                Change("denied", mayPass: false, minutesAgo: 600),
            ],
        };

        await new QuarantineSweep(given, given, Options.Create(new InboxOptions()), time).RunAsync(TestContext.Current.CancellationToken);

        given.Retried.Should().Equal("throttled");
    }

    private QuarantinedChange Change(string key, bool mayPass, int minutesAgo) => new(
        "1/0",
        new PendingChange { Key = key, Events = [], QueuedAt = time.GetUtcNow(), DueAt = time.GetUtcNow(), MayPass = mayPass },
        time.GetUtcNow().AddMinutes(-minutesAgo));

    private sealed class GivenUp : ICoverageQueries, IQuarantine
    {
        public required IReadOnlyList<QuarantinedChange> Changes { get; init; }

        public List<string> Retried { get; } = [];

        public Task<IReadOnlyList<QuarantinedChange>> QuarantineAsync(string? account, CancellationToken cancellationToken) => Task.FromResult(Changes);

        public Task<bool> RetryAsync(QuarantinedChange given)
        {
            Retried.Add(given.Change.Key);
            return Task.FromResult(true);
        }

        public Task<IReadOnlyList<CoverageCounter>> CountersAsync(string? account, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<UnreadableTotal>> UnreadableAsync(string? account, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
