using Orleans.Runtime;

namespace Qrie.Policies;

internal sealed class PolicyGrain(
    [PersistentState("policy")] IPersistentState<PolicyState> state,
    PolicyCatalogue catalogue) : Grain, IPolicyGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) => catalogue.Find(this.GetPrimaryKeyString()) is null
        ? throw new KeyNotFoundException($"There is no policy {this.GetPrimaryKeyString()}.")
        : Task.CompletedTask;

    public Task<PolicyState> GetStateAsync() => Task.FromResult(state.State);
}
