using Qrie.Views;

namespace Qrie.Silo.Api.Views;

/// <summary>A view as it is asked for. What a change leaves out stays as it is.</summary>
internal sealed record ViewRequest
{
    /// <summary>What people call it, 1 to 100 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The page of the console: findings or inventory.</summary>
    public string? Page { get; init; }

    /// <summary>The query of the page's address, without the question mark, such as band=critical&amp;account=111122223333.</summary>
    public string? Query { get; init; }

    /// <summary>True to have everybody see it, which needs the role operator.</summary>
    public bool? Shared { get; init; }

    public ViewWish Wish() => new(Name ?? "", Page ?? "", Query ?? "", Shared ?? false);

    public ViewWish Over(SavedView before) => new(Name ?? before.Name, Page ?? before.Page, Query ?? before.Query, Shared ?? before.Shared);
}
