using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Api.Health;

/// <summary>For whoever runs the process: is it alive, and may it be sent requests?</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(new HealthDto("live")))
            .WithSummary("The process runs.");
        health.MapGet("/ready", ReadyAsync)
            .WithSummary("The silo is active and the storage answers.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<HealthDto>, ProblemHttpResult>> ReadyAsync(Readiness readiness, CancellationToken cancellationToken) =>
        await readiness.ReasonAgainstAsync(cancellationToken) is { } reason
            ? TypedResults.Problem(reason, statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Ok(new HealthDto("ready"));
}
