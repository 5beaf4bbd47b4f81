namespace Qrie.Accounts;

/// <summary>Onboards accounts, checks them and lets them go. What changes is in the audit trail.</summary>
public interface IAccountAdministration
{
    /// <summary>All accounts, those that retire too, by id.</summary>
    Task<IReadOnlyList<AccountRecord>> AllAsync();

    /// <summary>Watches an account from now on.</summary>
    /// <param name="wish">The account.</param>
    /// <param name="principal">Who asks.</param>
    /// <returns>The account with its role and its external id, which is told here and never again.</returns>
    /// <exception cref="ArgumentException">Something of the wish is wrong; the message says what would be right.</exception>
    /// <exception cref="InvalidOperationException">The account is onboarded already.</exception>
    Task<AccountRegistration> OnboardAsync(AccountWish wish, string principal);

    /// <summary>Watches an account no more. Its findings resolve with <c>ACCOUNT_REMOVED</c>.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="principal">Who asks.</param>
    /// <exception cref="InvalidOperationException">It is not onboarded, or stands in the configuration.</exception>
    Task RetireAsync(string accountId, string principal);

    /// <summary>What is missing in an account for Qrie to see it. Asks AWS; at most half a minute.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="InvalidOperationException">It is not onboarded.</exception>
    Task<IReadOnlyList<AccountAspect>> CheckAsync(string accountId, CancellationToken cancellationToken);
}
