using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Qrie.Silo.Hosting.Logging;

/// <summary>
/// The console's usual lines, in which nobody can forge others: the formatter <c>simple</c> with the message and the exception escaped.
/// The formatter <c>json</c> needs none of this.
/// </summary>
internal sealed class EscapingFormatter(IServiceProvider services) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "escaped";

    // Later than the constructor: this one is among the formatters.
    private readonly Lazy<ConsoleFormatter> simple = new(
        () => services.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == ConsoleFormatterNames.Simple));

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var format = logEntry.Formatter;
        var escaped = new LogEntry<TState>(
            logEntry.LogLevel,
            logEntry.Category,
            logEntry.EventId,
            logEntry.State,
            logEntry.Exception is null ? null : new EscapedException(logEntry.Exception),
            (state, exception) => LogText.Escape(format(state, (exception as EscapedException)?.Original ?? exception)));
        simple.Value.Write(in escaped, scopeProvider, textWriter);
    }

    private sealed class EscapedException(Exception original) : Exception
    {
        public Exception Original => original;

        public override string ToString() => LogText.Escape(original.ToString(), keepLines: true);
    }
}
