using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Policies.Custom;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Api.Parameters;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Api.Policies;

internal static class PolicyEndpoints
{
    private const string Json = "application/json";

    public static void MapPolicies(this RouteGroupBuilder api)
    {
        var policies = api.MapGroup("/policies").WithTags("Policies").ProducesProblem(StatusCodes.Status400BadRequest);
        policies.MapGet("", ListAsync).WithSummary("The policies, by id.");
        policies.MapPost("", LaunchAsync)
            .WithSummary("Launches a policy over the stored inventory. Takes an Idempotency-Key.")
            .Accepts<LaunchDto>(Json)
            .ProducesProblem(StatusCodes.Status409Conflict);
        policies.MapGet("/files", (PolicyFolder folder) => TypedResults.Ok(folder.Files.Select(file => PolicyFileDto.From(file, folder.IsOlder(file))).ToArray()))
            .WithSummary("The files with policies of your own, and what is wrong with them.");
        var policy = policies.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        policy.MapGet("", (string id, PolicyDesk desk, CancellationToken cancellationToken) => desk.DetailAsync(id, cancellationToken))
            .WithSummary("One policy, and how far judging what is stored has come.");
        policy.MapPut("", ChangeAsync)
            .WithSummary("Changes scope, severity, remediation, parameters or status. What is left out stays; null goes back to the catalogue's. Takes an Idempotency-Key.")
            .Accepts<ChangeLifeDto>(Json)
            .ProducesProblem(StatusCodes.Status409Conflict);
        policy.MapDelete("", SuspendAsync).WithSummary("Suspends a policy: its findings are resolved. Takes an Idempotency-Key.").ProducesProblem(StatusCodes.Status409Conflict);
        policy.MapPost("/preview", PreviewAsync)
            .WithSummary("What a policy would find with a scope, over the stored inventory. Stores nothing.")
            .Accepts<TryDto>(Json);
    }

    private static async Task<Ok<PolicyDto[]>> ListAsync(
        [AsParameters] PoliciesQuery query, IPolicyCatalogue policies, IInventoryQueries inventory, CancellationToken cancellationToken)
    {
        var matches = query.Read(policies);
        var open = await inventory.OpenFindingsByPolicyAsync(cancellationToken);
        return TypedResults.Ok(policies.All.Where(matches).Select(policy => PolicyDto.From(policy, open.GetValueOrDefault(policy.PolicyId))).ToArray());
    }

    private static async Task<Created<PolicyDetailDto>> LaunchAsync(
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] JsonElement body, HttpContext http, PolicyDesk desk, IPolicyLives lives,
        CancellationToken cancellationToken)
    {
        var reader = new BodyReader(body);
        var id = reader.Text("policy_id", PolicyDesk.MaxIdLength, required: true);
        if (id is not null && desk.TryFind(id) is null)
        {
            reader.Wrong<string>("policy_id", id, "the id of a policy; GET /api/policies lists them");
        }

        // Without a policy nothing is known of its parameters; that error says enough.
        var launch = id is not null && desk.TryFind(id) is { } policy ? PolicyBody.Read(reader, policy) : null;
        if (launch is null)
        {
            reader.Stop();
        }

        reader.Finish();
        await lives.LaunchAsync(id!, launch!.Apply(new PolicyState()), RequestKey.Of(http, body));
        return TypedResults.Created($"/api/policies/{Uri.EscapeDataString(id!)}", (await desk.DetailAsync(id!, cancellationToken)).Value);
    }

    private static async Task<Ok<PolicyDetailDto>> ChangeAsync(
        string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] JsonElement body, HttpContext http, PolicyDesk desk,
        IPolicyLives lives, CancellationToken cancellationToken)
    {
        var policy = desk.Find(id);
        var reader = new BodyReader(body);
        var change = PolicyBody.ReadChange(reader, policy);
        reader.Finish();
        await lives.ChangeAsync(
            id,
            state => state.Status == PolicyStatus.Available && !change.SetsStatus
                ? throw new PolicyConflictException($"{id} is not launched. Launch it with POST /api/policies.")
                : change.Apply(state),
            change.Revision,
            RequestKey.Of(http, body));
        return await desk.DetailAsync(id, cancellationToken);
    }

    private static async Task<Ok<SuspendedDto>> SuspendAsync(
        string id, HttpContext http, PolicyDesk desk, IPolicyLives lives, IInventoryQueries inventory, CancellationToken cancellationToken)
    {
        desk.Find(id);
        var open = (await inventory.OpenFindingsByPolicyAsync(cancellationToken)).GetValueOrDefault(id);
        await lives.ChangeAsync(
            id,
            state => state.Status == PolicyStatus.Active
                ? PolicyLife.Of(state) with { Status = PolicyStatus.Suspended }
                : throw new PolicyConflictException($"{id} is {state.Status.ToString().ToLowerInvariant()}; only an active policy can be suspended."),
            null,
            RequestKey.Of(http));
        return TypedResults.Ok(new SuspendedDto($"{id} is suspended. Its findings are resolved with the reason POLICY_SUSPENDED.", open));
    }

    private static async Task<Ok<PreviewDto>> PreviewAsync(
        string id, [FromBody] JsonElement? body, [FromQuery(Name = PageTokens.Parameter)] string? token, PolicyDesk desk, IPolicyLives lives, PageTokens tokens,
        CancellationToken cancellationToken)
    {
        var policy = desk.Find(id);
        var reader = new BodyReader(body ?? JsonElement.Parse("{}"));
        var life = PolicyBody.Read(reader, policy);
        reader.Finish();
        var listing = new { id, body = body?.GetRawText() };
        var preview = await lives.PreviewAsync(id, life.Apply, tokens.Read("preview", listing, token), cancellationToken);
        return TypedResults.Ok(PreviewDto.From(preview, tokens.Write("preview", listing, preview.Next)));
    }
}
