using System.Text.Json;
using Qrie.Audit;
using Qrie.Views;

namespace Qrie.Silo.Views;

internal sealed class SavedViews(IViewStore store, IAuditTrail audit, TimeProvider time) : ISavedViews
{
    /// <summary>How many views somebody may have.</summary>
    public const int Most = 100;

    public async Task<IReadOnlyList<SavedView>> SeenByAsync(string user, CancellationToken cancellationToken) =>
        [.. (await store.SeenByAsync(user, cancellationToken)).OrderBy(view => view.Name, StringComparer.OrdinalIgnoreCase).ThenBy(view => view.Id, StringComparer.Ordinal)];

    public async Task<SavedView> AddAsync(ViewWish wish, string user, bool mayShare)
    {
        wish = ViewRules.Check(wish);
        var own = (await store.SeenByAsync(user, CancellationToken.None)).Where(view => view.Owner == user).ToList();
        if (own.Count >= Most)
        {
            throw new InvalidOperationException($"You have {Most} views, and more cannot be kept: remove one that you do not need.");
        }

        Distinct(own, wish, null);
        DemandShare(wish.Shared, mayShare);
        var now = time.GetUtcNow();
        var view = new SavedView
        {
            Id = Guid.NewGuid().ToString("N"), Owner = user, Name = wish.Name, Page = wish.Page, Query = wish.Query, Shared = wish.Shared,
            CreatedAt = now, ChangedAt = now,
        };
        await store.SaveAsync(view);
        await AuditAsync("view.saved", view, user);
        return view;
    }

    public async Task<SavedView?> ChangeAsync(string id, Func<SavedView, ViewWish> change, string user, bool mayShare)
    {
        var seen = await store.SeenByAsync(user, CancellationToken.None);
        if (seen.FirstOrDefault(view => view.Id == id) is not { } before)
        {
            return null;
        }

        if (before.Owner != user)
        {
            throw new UnauthorizedAccessException($"{before.Owner} shares this view, and alone changes it.");
        }

        var wish = ViewRules.Check(change(before));
        Distinct(seen.Where(view => view.Owner == user), wish, id);
        // What was shared once may be renamed; what it shows is for others only by who may share.
        DemandShare(wish.Shared && (!before.Shared || wish.Query != before.Query), mayShare);
        var after = before with { Name = wish.Name, Page = wish.Page, Query = wish.Query, Shared = wish.Shared, ChangedAt = time.GetUtcNow() };
        await store.SaveAsync(after);
        await AuditAsync("view.changed", after, user);
        return after;
    }

    public async Task<bool> RemoveAsync(string id, string user, bool mayTidy)
    {
        if ((await store.SeenByAsync(user, CancellationToken.None)).FirstOrDefault(view => view.Id == id) is not { } view)
        {
            return false;
        }

        if (view.Owner != user && !mayTidy)
        {
            throw new UnauthorizedAccessException($"{view.Owner} shares this view, and alone removes it, or an admin.");
        }

        await store.RemoveAsync(view);
        await AuditAsync("view.removed", view, user);
        return true;
    }

    private static void Distinct(IEnumerable<SavedView> own, ViewWish wish, string? id)
    {
        if (own.Any(view => view.Id != id && view.Page == wish.Page && string.Equals(view.Name, wish.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException($"You have a view {wish.Name} there already.");
        }
    }

    private static void DemandShare(bool shares, bool mayShare)
    {
        if (shares && !mayShare)
        {
            throw new UnauthorizedAccessException("To share a view needs the role operator.");
        }
    }

    private Task AuditAsync(string action, SavedView view, string user) => audit.AppendAsync(new AuditEntry
    {
        At = time.GetUtcNow(),
        Principal = user,
        Action = action,
        Target = view.Id,
        Details = JsonSerializer.Serialize(new { name = view.Name, page = view.Page, shared = view.Shared, owner = view.Owner }),
    });
}
