namespace Qrie.Silo.Commands;

/// <summary>A command failed in a way that its user can do something about.</summary>
/// <param name="message">One line that says what to do.</param>
internal sealed class CommandException(string message) : Exception(message);
