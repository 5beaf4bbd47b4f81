namespace Qrie.Views;

/// <summary>A filter under a name: a page of the console with what its address says.</summary>
public sealed record SavedView
{
    /// <summary>Names it.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is: the signed-in user's name, as the audit trail has it.</summary>
    public required string Owner { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The page, one of <see cref="ViewPages"/>.</summary>
    public required string Page { get; init; }

    /// <summary>The query of the page's address, without the question mark.</summary>
    public required string Query { get; init; }

    /// <summary>True when everybody sees it.</summary>
    public required bool Shared { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
