using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Api.Policies;

/// <summary>Looks policies up for requests.</summary>
internal sealed class PolicyDesk(IPolicyCatalogue policies, IPolicyLives lives, IInventoryQueries inventory)
{
    public const int MaxIdLength = 128;

    public PolicyView? TryFind(string id) => policies.Find(id);

    /// <exception cref="NotFoundException">There is no such policy.</exception>
    public PolicyView Find(string id) => policies.Find(id) ?? throw new NotFoundException($"There is no policy {id}.");

    /// <exception cref="NotFoundException">There is no such policy.</exception>
    public async Task<Ok<PolicyDetailDto>> DetailAsync(string id, CancellationToken cancellationToken)
    {
        var policy = Find(id);
        var open = (await inventory.OpenFindingsByPolicyAsync(cancellationToken)).GetValueOrDefault(id);
        return TypedResults.Ok(PolicyDetailDto.From(policy, open, await lives.EvaluationAsync(id)));
    }
}
