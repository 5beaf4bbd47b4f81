using Qrie.Views;

namespace Qrie.Silo.Views;

/// <summary>What a view must be like.</summary>
internal static class ViewRules
{
    public const int MaxName = 100;
    public const int MaxQuery = 2_000;

    /// <summary>The wish without blanks around it.</summary>
    /// <exception cref="WrongViewException">It cannot be.</exception>
    public static ViewWish Check(ViewWish wish)
    {
        var (name, query) = (wish.Name.Trim(), wish.Query.Trim());
        return name.Length is 0 or > MaxName || name.Any(char.IsControl) ? throw new WrongViewException("name", $"The name must be 1 to {MaxName} characters.")
            : !ViewPages.All.Contains(wish.Page) ? throw new WrongViewException("page", $"The page must be one of {string.Join(", ", ViewPages.All)}.")
            : query.Length > MaxQuery || query.StartsWith('?') || query.Any(c => c is <= ' ' or > '~' or '#')
                ? throw new WrongViewException("query", $"The query must be that of an address, encoded, without the question mark: at most {MaxQuery} characters.")
            : wish with { Name = name, Query = query };
    }
}
