using System.Threading.Channels;
using Qrie.Coverage;

namespace Qrie.Changes;

/// <summary>A storage whose writes end when the test says so.</summary>
internal sealed class SlowInboxStore : IInboxStore
{
    private readonly Channel<TaskCompletionSource> begun = Channel.CreateUnbounded<TaskCompletionSource>();
    private TaskCompletionSource? current;

    public List<(IReadOnlyCollection<PendingChange> Rows, IReadOnlyCollection<string> Removed)> Begun { get; } = [];

    public async Task BegunAsync() => current = await begun.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void End(Exception? failure = null)
    {
        if (failure is null)
        {
            current!.SetResult();
        }
        else
        {
            current!.SetException(failure);
        }
    }

    public Task WriteAsync(string inbox, IReadOnlyCollection<PendingChange> rows, IReadOnlyCollection<string> removed)
    {
        Begun.Add((rows, removed));
        var end = new TaskCompletionSource();
        begun.Writer.TryWrite(end);
        return end.Task;
    }

    public Task<IReadOnlyList<PendingChange>> LoadAsync(string inbox) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ListNonEmptyAsync() => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ListQuarantinedAsync() => throw new NotSupportedException();

    public Task ForgetQuarantineAsync(string inbox) => throw new NotSupportedException();

    public Task QuarantineAsync(string inbox, PendingChange row, DateTimeOffset at) => throw new NotSupportedException();

    public Task<QuarantinedChange?> QuarantinedAsync(string inbox, string key) => throw new NotSupportedException();

    public Task<IReadOnlyList<QuarantinedChange>> PassingAsync(DateTimeOffset until, int limit) => throw new NotSupportedException();

    public Task ReleaseAsync(QuarantinedChange given) => throw new NotSupportedException();
}
