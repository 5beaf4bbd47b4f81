using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans.Runtime;
using Qrie.Changes;
using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Silo.Api.Problems;

/// <summary>Answers exceptions of the API as problem details (RFC 9457). What it does not know is a 500 that tells nothing of the inside.</summary>
internal sealed partial class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var problem = Describe(exception);
        if (problem.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            LogFailed(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemHttpResult Describe(Exception exception) => exception switch
    {
        BadParametersException bad => TypedResults.Problem(new HttpValidationProblemDetails(bad.Errors)
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "Bad request",
            Detail = bad.Message,
        }),
        NotFoundException missing => TypedResults.Problem(missing.Message, statusCode: StatusCodes.Status404NotFound),
        ConflictException conflict => TypedResults.Problem(conflict.Message, statusCode: StatusCodes.Status409Conflict),
        PolicyConflictException conflict => TypedResults.Problem(conflict.Message, statusCode: StatusCodes.Status409Conflict),
        BadHttpRequestException bad => TypedResults.Problem(bad.Message, statusCode: bad.StatusCode),
        InboxFullException => TypedResults.Problem("The account's inbox is full. Try again later.", statusCode: StatusCodes.Status503ServiceUnavailable),
        StorageException => TypedResults.Problem("The storage does not answer. Try again shortly.", statusCode: StatusCodes.Status503ServiceUnavailable),
        SiloUnavailableException or OrleansMessageRejectionException or TimeoutException =>
            TypedResults.Problem("The cluster does not answer. Try again shortly.", statusCode: StatusCodes.Status503ServiceUnavailable),
        _ => TypedResults.Problem($"Qrie failed to answer. Its log tells more under trace {Activity.Current?.TraceId.ToString() ?? "none"}.", statusCode: StatusCodes.Status500InternalServerError),
    };

    [LoggerMessage(400, LogLevel.Error, "{Method} {Path} failed.")]
    private static partial void LogFailed(ILogger logger, string method, string path, Exception exception);
}
