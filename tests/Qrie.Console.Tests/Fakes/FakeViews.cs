using Qrie.Views;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeViews : ISavedViews
{
    public List<SavedView> Views { get; } = [];

    public Task<IReadOnlyList<SavedView>> SeenByAsync(string user, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SavedView>>([.. Views.Where(view => view.Owner == user || view.Shared)]);

    public Task<SavedView> AddAsync(ViewWish wish, string user, bool mayShare)
    {
        if (Views.Any(view => view.Name == wish.Name))
        {
            throw new InvalidOperationException("That name is taken.");
        }

        Views.Add(Samples.View(wish.Name, wish.Query, user) with { Page = wish.Page, Shared = wish.Shared && mayShare });
        return Task.FromResult(Views[^1]);
    }

    public Task<SavedView?> ChangeAsync(string id, Func<SavedView, ViewWish> change, string user, bool mayShare)
    {
        var at = Views.FindIndex(view => view.Id == id);
        var wish = change(Views[at]);
        Views[at] = Views[at] with { Name = wish.Name, Query = wish.Query, Shared = wish.Shared };
        return Task.FromResult<SavedView?>(Views[at]);
    }

    public Task<bool> RemoveAsync(string id, string user, bool mayTidy) => Task.FromResult(Views.RemoveAll(view => view.Id == id) > 0);
}
