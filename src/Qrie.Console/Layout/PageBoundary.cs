using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Qrie.Console.Layout;

/// <summary>Catches what a page throws. The log has it under a trace id, which is all that the page shows of it.</summary>
public sealed partial class PageBoundary : ErrorBoundary
{
    private Exception? known;
    private string trace = "";

    [Inject]
    private ILogger<PageBoundary>? Logger { get; set; }

    /// <summary>Under what an error is in the log.</summary>
    /// <param name="error">The error.</param>
    public string TraceOf(Exception error)
    {
        if (!ReferenceEquals(known, error))
        {
            (known, trace) = (error, (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString());
        }

        return trace;
    }

    /// <inheritdoc/>
    protected override Task OnErrorAsync(Exception exception)
    {
        LogFailed(Logger!, TraceOf(exception), exception);
        return Task.CompletedTask;
    }

    [LoggerMessage(472, LogLevel.Error, "A page of the console failed; trace {Trace}.")]
    private static partial void LogFailed(ILogger logger, string trace, Exception exception);
}
