using Qrie.Views;

namespace Qrie.Silo.Api.Views;

/// <summary>A view as somebody sees it.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Page">The page of the console: findings or inventory.</param>
/// <param name="Query">The query of the page's address, without the question mark.</param>
/// <param name="Shared">True when everybody sees it.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Own">True when it is the caller's.</param>
/// <param name="CreatedAt">When it was saved.</param>
/// <param name="ChangedAt">When it was changed last.</param>
internal sealed record ViewDto(
    string Id, string Name, string Page, string Query, bool Shared, string Owner, bool Own, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt)
{
    public static ViewDto From(SavedView view, string caller) =>
        new(view.Id, view.Name, view.Page, view.Query, view.Shared, view.Owner, view.Owner == caller, view.CreatedAt, view.ChangedAt);
}
