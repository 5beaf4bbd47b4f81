namespace Qrie.Accounts;

/// <summary>The onboarded accounts, as this process knows them. Reads are immediate: every message asks.</summary>
public interface IAccountDirectory
{
    /// <summary>All onboarded accounts.</summary>
    IReadOnlyCollection<AccountRegistration> All { get; }

    /// <summary>The registration of an account, or null when it is not onboarded.</summary>
    /// <param name="accountId">The twelve digits.</param>
    AccountRegistration? Find(string accountId);

    /// <summary>Since when an account is watched without a break, UTC; null when it is not onboarded.</summary>
    /// <param name="accountId">The twelve digits.</param>
    DateTimeOffset? WatchedSince(string accountId);

    /// <summary>Told when accounts came, changed or went.</summary>
    event Action Changed;
}
