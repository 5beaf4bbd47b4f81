namespace Qrie.Accounts;

/// <summary>Tells which accounts Qrie cannot enter.</summary>
public interface IAccountAccess
{
    /// <summary>
    /// Why the roles of accounts could not be assumed last, by account id. An account whose role could be assumed, or was not asked for yet, is not
    /// among them. What is told is a few seconds old at most.
    /// </summary>
    Task<IReadOnlyDictionary<string, string>> RefusalsAsync();
}
