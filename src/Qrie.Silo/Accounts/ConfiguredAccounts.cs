using Qrie.Accounts;

namespace Qrie.Silo.Accounts;

/// <summary>The accounts of the configuration, or those of the simulated organization.</summary>
/// <param name="All">The accounts.</param>
internal sealed record ConfiguredAccounts(IReadOnlyList<AccountRegistration> All);
