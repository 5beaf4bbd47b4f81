using Qrie.Silo.Hosting;

namespace Qrie.Silo.Api;

/// <summary>Answers 503 while the silo starts and while it stops.</summary>
internal sealed class ReadyFilter(Readiness readiness) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (readiness.IsActive)
        {
            return await next(context);
        }

        context.HttpContext.Response.Headers.RetryAfter = "1";
        return TypedResults.Problem("Qrie is starting or stopping. Try again shortly.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
