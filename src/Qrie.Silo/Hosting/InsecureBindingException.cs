namespace Qrie.Silo.Hosting;

/// <summary>Qrie was told to listen where others could reach it without authentication. The message is one line for the user.</summary>
internal sealed class InsecureBindingException(string message, Exception? innerException = null) : Exception(message, innerException);
