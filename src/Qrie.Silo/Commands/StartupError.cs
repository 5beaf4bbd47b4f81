using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Commands;

/// <summary>Tells what keeps Qrie from starting, where its user can do something about it.</summary>
internal static class StartupError
{
    /// <summary>One line, or null for an error that is ours.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        AggregateException { InnerException: { } inner } => Explain(inner),
        OptionsValidationException options => string.Join("; ", options.Failures),
        InsecureBindingException or DataFolderInUseException or OrleansConfigurationException => exception.Message,
        IOException { InnerException: AddressInUseException } => $"{exception.Message} Stop what listens there, or choose another address with --urls.",
        // A value that its option's type does not take; the message names the key.
        InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } => exception.Message,
        SqliteException => $"the database cannot be opened: {exception.Message}",
        IOException or UnauthorizedAccessException or SocketException or FormatException => exception.Message,
        _ => null,
    };
}
