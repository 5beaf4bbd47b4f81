namespace Qrie.Views;

/// <summary>Views by the rules: everybody sees their own and those that are shared. What changes is in the audit trail.</summary>
public interface ISavedViews
{
    /// <summary>The views that somebody sees, by name.</summary>
    /// <param name="user">Who.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<SavedView>> SeenByAsync(string user, CancellationToken cancellationToken);

    /// <summary>Saves a view.</summary>
    /// <param name="wish">The view.</param>
    /// <param name="user">Whose it becomes.</param>
    /// <param name="mayShare">Whether they may have others see it.</param>
    /// <exception cref="WrongViewException">Something of the wish is wrong.</exception>
    /// <exception cref="InvalidOperationException">They have one of that name on the page, or too many.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not share.</exception>
    Task<SavedView> AddAsync(ViewWish wish, string user, bool mayShare);

    /// <summary>Changes a view of one's own: its name, what it shows, who sees it.</summary>
    /// <param name="id">The view.</param>
    /// <param name="change">What it becomes.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="mayShare">Whether they may have others see what they did not see before.</param>
    /// <returns>Null when they see no such view.</returns>
    /// <exception cref="WrongViewException">Something of the wish is wrong.</exception>
    /// <exception cref="InvalidOperationException">They have another of that name on the page.</exception>
    /// <exception cref="UnauthorizedAccessException">It is somebody else's, or they may not share.</exception>
    Task<SavedView?> ChangeAsync(string id, Func<SavedView, ViewWish> change, string user, bool mayShare);

    /// <summary>Forgets a view of one's own.</summary>
    /// <param name="id">The view.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="mayTidy">Whether they may take away what others share.</param>
    /// <returns>False when they see no such view.</returns>
    /// <exception cref="UnauthorizedAccessException">It is somebody else's.</exception>
    Task<bool> RemoveAsync(string id, string user, bool mayTidy);
}
