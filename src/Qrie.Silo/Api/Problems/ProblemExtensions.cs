using Microsoft.AspNetCore.Http.Metadata;

namespace Qrie.Silo.Api.Problems;

/// <summary>Every error under <c>/api</c> is problem details, also those of ASP.NET Core itself.</summary>
internal static class ProblemExtensions
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddExceptionHandler<ProblemHandler>();
        return services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            context.ProblemDetails.Instance = context.HttpContext.Request.Path;
            if (context.ProblemDetails.Extensions.Remove("traceId", out var trace))
            {
                context.ProblemDetails.Extensions["trace_id"] = trace;
            }
        });
    }

    public static void UseProblems(this WebApplication app) => app.UseWhen(
        context => IsApi(context.Request.Path),
        api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages(context => TypedResults.Problem(Detail(context.HttpContext), statusCode: context.HttpContext.Response.StatusCode)
                .ExecuteAsync(context.HttpContext));
        });

    private static bool IsApi(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/health") || path.StartsWithSegments("/openapi");

    private static string? Detail(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"There is no {context.Request.Path}.",
        StatusCodes.Status400BadRequest when context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null =>
            $"The request has no body, or one that is not the JSON that {context.Request.Path} takes.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Path} does not take {context.Request.Method}; it takes {context.Response.Headers.Allow}.",
        _ => null,
    };
}
