using Microsoft.Extensions.Time.Testing;
using Qrie.Aws;

namespace Qrie.Aws;

public sealed class BatchLoaderTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly List<string[]> calls = [];

    [Fact]
    public async Task What_is_asked_for_together_is_one_call()
    {
        var time = new FakeTimeProvider();
        var loader = new BatchLoader<string>(LoadAsync, 2, TimeSpan.FromMilliseconds(10), time);

        var asked = ((string[])["a", "b", "a", "c"]).Select(id => loader.LoadAsync(id, Ct)).ToArray();
        time.Advance(TimeSpan.FromMilliseconds(10));

        (await Task.WhenAll(asked)).Should().Equal("read a", "read b", "read a", "read c");
        calls.Should().BeEquivalentTo((string[][])[["a", "b"], ["c"]]);
    }

    [Fact]
    public async Task A_wait_that_is_over_at_once_loses_nothing()
    {
        var loader = new BatchLoader<string>(LoadAsync, 10, TimeSpan.Zero, TimeProvider.System);

        (await loader.LoadAsync("a", Ct)).Should().Be("read a");
        (await loader.LoadAsync("b", Ct)).Should().Be("read b");
        calls.Should().HaveCount(2);
    }

    private Task<IReadOnlyDictionary<string, string>> LoadAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        lock (calls)
        {
            calls.Add([.. ids]);
        }

        return Task.FromResult<IReadOnlyDictionary<string, string>>(ids.ToDictionary(id => id, id => $"read {id}"));
    }
}
