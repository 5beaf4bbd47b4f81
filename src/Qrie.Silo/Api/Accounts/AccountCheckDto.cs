using Qrie.Silo.Accounts;

namespace Qrie.Silo.Api.Accounts;

/// <summary>What is right and what is missing in an account.</summary>
/// <param name="AccountId">The twelve digits.</param>
/// <param name="Ok">True when nothing is missing or unknown.</param>
/// <param name="Aspects">One by one.</param>
internal sealed record AccountCheckDto(string AccountId, bool Ok, IReadOnlyList<CheckedAspect> Aspects);
