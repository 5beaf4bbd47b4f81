using Qrie.Simulator.Http;

namespace Qrie.Simulator.Services;

/// <summary>A call as a service's operations see it.</summary>
/// <param name="Call">The signed request.</param>
/// <param name="Action">The operation, as the API names it.</param>
/// <param name="Now">The moment: of a write the truth's, of a read the one as of which it answers.</param>
/// <param name="Person">In whose name it is.</param>
internal sealed record ServiceCall(SimulatedCall Call, string Action, DateTimeOffset Now, Person Person)
{
    /// <summary>The account in which the call is made.</summary>
    public string AccountId => Call.Caller.AccountId;

    public string Region => Call.Region;
}
