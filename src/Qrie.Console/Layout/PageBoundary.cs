using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Qrie.Console.Live;

namespace Qrie.Console.Layout;

/// <summary>Catches what a page throws. The log has it under a trace id, which is all that the page shows of it.</summary>
public sealed class PageBoundary : ErrorBoundary
{
    private Exception? known;
    private string trace = "";

    [Inject]
    private Failures? Failures { get; set; }

    /// <summary>Under what an error is in the log; it is written there once.</summary>
    /// <param name="error">The error.</param>
    public string TraceOf(Exception error)
    {
        if (!ReferenceEquals(known, error))
        {
            (known, trace) = (error, Failures!.Log(error));
        }

        return trace;
    }

    /// <inheritdoc/>
    protected override Task OnErrorAsync(Exception exception)
    {
        TraceOf(exception);
        return Task.CompletedTask;
    }
}
