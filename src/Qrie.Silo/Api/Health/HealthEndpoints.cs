using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Aws;
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
        health.MapGet("/active", Active)
            .WithSummary("The silo is active, whether or not what it depends on answers. For a load balancer whose verdict ends processes.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        health.MapGet("/ready", ReadyAsync)
            .WithSummary("The silo is active and the storage answers. Names the services that do not answer.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Results<Ok<HealthDto>, ProblemHttpResult> Active(Readiness readiness) => readiness.IsActive
        ? TypedResults.Ok(new HealthDto("active"))
        : TypedResults.Problem(readiness.WhyNotActive, statusCode: StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<HealthDto>, ProblemHttpResult>> ReadyAsync(
        Readiness readiness, ServiceHealth services, CancellationToken cancellationToken)
    {
        var reason = await readiness.ReasonAgainstAsync(cancellationToken);
        string[] problems = [.. services.Problems.Select(problem => problem.Describe())];
        return reason is null
            ? TypedResults.Ok(new HealthDto("ready") { Problems = problems.Length == 0 ? null : problems })
            : TypedResults.Problem(string.Join(' ', problems.Prepend(reason)), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
