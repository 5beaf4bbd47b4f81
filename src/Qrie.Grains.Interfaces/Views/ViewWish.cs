namespace Qrie.Views;

/// <summary>A view as it is wished for.</summary>
/// <param name="Name">What people call it, 1 to 100 characters.</param>
/// <param name="Page">The page, one of <see cref="ViewPages"/>.</param>
/// <param name="Query">The query of the page's address, without the question mark, at most 2,000 characters.</param>
/// <param name="Shared">True to have everybody see it.</param>
public sealed record ViewWish(string Name, string Page, string Query, bool Shared);
