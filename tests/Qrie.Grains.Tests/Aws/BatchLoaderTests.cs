using Microsoft.Extensions.Time.Testing;

namespace Qrie.Aws;

public sealed class BatchLoaderTests
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(25);

    private readonly FakeTimeProvider time = new();
    private readonly List<(string[] Ids, TaskCompletionSource Answer)> calls = [];
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_asked_for_at_the_same_time_goes_with_one_call()
    {
        var loader = Loader(limit: 10);
        var (one, other, none) = (loader.LoadAsync("a", ct), loader.LoadAsync("b", ct), loader.LoadAsync("none", ct));
        await PassAsync(Gather, calls: 1);

        calls.Single().Ids.Should().BeEquivalentTo("a", "b", "none");
        calls[0].Answer.SetResult();
        (await one, await other, await none).Should().Be(("a", "b", null));
    }

    [Fact]
    public async Task A_full_call_does_not_wait()
    {
        var loader = Loader(limit: 2);
        var asked = new[] { loader.LoadAsync("a", ct), loader.LoadAsync("b", ct), loader.LoadAsync("c", ct) };
        await UntilAsync(1);

        calls[0].Ids.Should().BeEquivalentTo("a", "b");
        calls[0].Answer.SetResult();
        await PassAsync(Gather, calls: 2);
        calls[1].Answer.SetResult();
        (await Task.WhenAll(asked)).Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task What_is_asked_for_while_a_call_is_under_way_goes_together_after_it_and_is_not_answered_by_it()
    {
        var loader = Loader(limit: 10);
        var first = loader.LoadAsync("a", ct);
        await PassAsync(Gather, calls: 1);
        var again = loader.LoadAsync("a", ct);
        time.Advance(Gather);
        var late = loader.LoadAsync("b", ct);

        calls.Should().ContainSingle();
        calls[0].Answer.SetResult();
        await first;
        await UntilAsync(2);
        calls[1].Ids.Should().BeEquivalentTo("a", "b");
        again.IsCompleted.Should().BeFalse();
        calls[1].Answer.SetResult();
        (await again, await late).Should().Be(("a", "b"));
    }

    [Fact]
    public async Task A_call_that_hangs_holds_the_next_up_for_a_second_at_most()
    {
        var loader = Loader(limit: 10);
        _ = loader.LoadAsync("hangs", ct);
        await PassAsync(Gather, calls: 1);
        var next = loader.LoadAsync("b", ct);
        await PassAsync(TimeSpan.FromSeconds(1.1), calls: 2);

        calls[1].Answer.SetResult();
        (await next).Should().Be("b");
    }

    [Fact]
    public async Task A_wait_that_is_over_at_once_loses_nothing()
    {
        var loader = new BatchLoader<string>(
            (ids, _) => Task.FromResult<IReadOnlyDictionary<string, string>>(ids.ToDictionary(id => id)), 10, TimeSpan.Zero, TimeProvider.System);

        (await loader.LoadAsync("a", ct)).Should().Be("a");
        (await loader.LoadAsync("b", ct)).Should().Be("b");
    }

    private BatchLoader<string> Loader(int limit) => new(
        async (ids, _) =>
        {
            var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (calls)
            {
                calls.Add(([.. ids], answer));
            }

            await answer.Task;
            return ids.Where(id => id != "none").ToDictionary(id => id);
        },
        limit, Gather, time);

    // Continuations run beside the clock: it goes on in small steps until what is awaited has happened.
    private async Task PassAsync(TimeSpan span, int calls)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += Gather)
        {
            time.Advance(Gather);
            await Task.Yield();
        }

        await UntilAsync(calls);
    }

    private async Task UntilAsync(int count)
    {
        for (var i = 0; i < 1000 && calls.Count < count; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Delay(1, ct);
        }

        calls.Should().HaveCount(count);
    }
}
