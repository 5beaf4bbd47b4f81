namespace Qrie.Silo.Storage;

/// <summary>What a filter's account and its set of accounts leave of the accounts.</summary>
internal static class AccountFilter
{
    /// <summary>The accounts, none when the two exclude each other; null when all are meant.</summary>
    public static string[]? Of(string? account, IReadOnlySet<string>? accounts) => (account, accounts) switch
    {
        (null, null) => null,
        (null, _) => [.. accounts],
        (_, null) => [account],
        _ => accounts.Contains(account) ? [account] : [],
    };
}
