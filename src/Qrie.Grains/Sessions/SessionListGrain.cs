using Orleans.Runtime;

namespace Qrie.Sessions;

internal sealed class SessionListGrain(
    [PersistentState("session-list")] IPersistentState<SessionListState> storage, TimeProvider time) : Grain, ISessionListGrain
{
    // Nobody signs out so often; whoever does loses the oldest.
    private const int Most = 1_000;

    public async Task EndAsync(string session, DateTimeOffset until)
    {
        var now = time.GetUtcNow();
        storage.State.Ended = storage.State.Ended
            .Append(new(session, until))
            .Where(ended => ended.Value > now)
            .OrderByDescending(ended => ended.Value)
            .DistinctBy(ended => ended.Key)
            .Take(Most)
            .ToDictionary();
        await storage.WriteStateAsync();
    }

    public Task<bool> IsEndedAsync(string session) => Task.FromResult(storage.State.Ended.ContainsKey(session));
}
