namespace Qrie.Views;

/// <summary>The views, durable, for all silos.</summary>
public interface IViewStore
{
    /// <summary>Somebody's own views and those that others share, in no order.</summary>
    /// <param name="owner">Who.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<SavedView>> SeenByAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Writes a view, or writes it anew.</summary>
    /// <param name="view">The view.</param>
    Task SaveAsync(SavedView view);

    /// <summary>Forgets a view.</summary>
    /// <param name="view">The view.</param>
    Task RemoveAsync(SavedView view);
}
