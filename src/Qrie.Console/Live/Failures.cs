using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Qrie.Console.Live;

/// <summary>What people are told of what failed: what was written for them, and of everything else only where the log has it.</summary>
/// <param name="logger">The log.</param>
public sealed partial class Failures(ILogger<Failures> logger)
{
    /// <summary>Says in a sentence or two why something did not come about.</summary>
    /// <param name="exception">What kept it from coming about.</param>
    public string Tell(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return IsForPeople(exception)
            ? exception.Message
            : $"Something went wrong on the way. Try again; if it stays, the log of Qrie has the reason under trace {Log(exception)}.";
    }

    /// <summary>Writes an exception to the log.</summary>
    /// <returns>The trace id under which it is there.</returns>
    public string Log(Exception exception)
    {
        var trace = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString();
        LogFailed(logger, trace, exception);
        return trace;
    }

    // Refusals and Qrie's own exceptions say what is wrong and what to do.
    private static bool IsForPeople(Exception exception) =>
        exception is ArgumentException or InvalidOperationException or UnauthorizedAccessException
        || exception.GetType().Namespace?.StartsWith($"{nameof(Qrie)}.", StringComparison.Ordinal) == true;

    [LoggerMessage(472, LogLevel.Error, "The console failed; trace {Trace}.")]
    private static partial void LogFailed(ILogger logger, string trace, Exception exception);
}
