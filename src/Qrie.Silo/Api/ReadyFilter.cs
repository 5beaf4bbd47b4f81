using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Aws;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Api;

/// <summary>Answers 503 while the silo starts, while it stops, and while the tables do not answer: who waits for them learns nothing.</summary>
internal sealed class ReadyFilter(Readiness readiness, ServiceHealth services, TimeProvider time) : IEndpointFilter
{
    // A call that fails once and then does not is nobody's concern.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!readiness.IsActive)
        {
            return Unavailable(context, "Qrie is starting or stopping. Try again shortly.");
        }

        return services.Problems.Any(problem => problem.Service == "dynamodb" && time.GetUtcNow() - problem.Since >= Patience)
            ? Unavailable(context, string.Join(' ', services.Problems.Select(problem => problem.Describe()).Prepend("The storage does not answer.")))
            : await next(context);
    }

    private static ProblemHttpResult Unavailable(EndpointFilterInvocationContext context, string detail)
    {
        context.HttpContext.Response.Headers.RetryAfter = "1";
        return TypedResults.Problem(detail, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
