using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Silo.Api.Policies;

internal static class PolicyEndpoints
{
    public static void MapPolicies(this RouteGroupBuilder api) => api.MapGet("/policies", ListAsync)
        .WithTags("Policies")
        .WithSummary("The policies, by id.")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Ok<PolicyDto[]>> ListAsync(
        [AsParameters] PoliciesQuery query, IPolicyCatalogue policies, IInventoryQueries inventory, CancellationToken cancellationToken)
    {
        var matches = query.Read(policies);
        var open = await inventory.OpenFindingsByPolicyAsync(cancellationToken);
        return TypedResults.Ok(policies.All.Where(matches).Select(policy => PolicyDto.From(policy, open.GetValueOrDefault(policy.PolicyId))).ToArray());
    }
}
