using Qrie.Inventory;
using Qrie.Notifications;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeNotifications : INotifications
{
    public List<DestinationView> Views { get; } = [];

    public List<DestinationWish> Wishes { get; } = [];

    public List<DeadLetter> Dead { get; } = [];

    public string? Failure { get; set; }

    public Task<IReadOnlyList<DestinationView>> DestinationsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DestinationView>>([.. Views]);

    public Task AddAsync(DestinationWish wish, string principal)
    {
        Wishes.Add(wish);
        Views.Add(new DestinationView(wish.Id, wish.Kind, "https://example.com", true, false, wish.MinimumSeverity, wish.Limits, 0, 0));
        return Task.CompletedTask;
    }

    public List<DestinationChange> Changes { get; } = [];

    public Task ChangeAsync(DestinationChange change, string principal)
    {
        Changes.Add(change);
        var at = Views.FindIndex(view => view.Id == change.Id);
        Views[at] = Views[at] with { MinimumSeverity = change.MinimumSeverity, Limits = change.Limits, Enabled = change.Enabled };
        return Failure is null ? Task.CompletedTask : Task.FromException(new ArgumentException(Failure));
    }

    public Task RemoveAsync(string id, string principal)
    {
        Views.RemoveAll(view => view.Id == id);
        return Task.CompletedTask;
    }

    public Task<string?> TestAsync(string id, string principal, CancellationToken cancellationToken) => Task.FromResult(Failure);

    public Task<Page<DeadLetter>> DeadLettersAsync(int limit, string? after, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<DeadLetter>([.. Dead.Take(limit)], null));

    public Task<bool> RetryAsync(string id) => Task.FromResult(Dead.RemoveAll(letter => letter.Id == id) > 0);
}
