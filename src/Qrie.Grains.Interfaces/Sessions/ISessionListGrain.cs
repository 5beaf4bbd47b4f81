using Orleans.Concurrency;

namespace Qrie.Sessions;

/// <summary>The sessions of one user of the console that were signed out before their time, durable. The key is the user's subject.</summary>
[Alias("qrie.ISessionListGrain")]
public interface ISessionListGrain : IGrainWithStringKey
{
    /// <summary>Ends a session.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="until">When it would have ended by itself, UTC: it is remembered until then.</param>
    [Alias("End")]
    Task EndAsync(string session, DateTimeOffset until);

    /// <summary>True when a session was ended.</summary>
    /// <param name="session">The session's id.</param>
    [Alias("IsEnded"), AlwaysInterleave]
    Task<bool> IsEndedAsync(string session);
}
