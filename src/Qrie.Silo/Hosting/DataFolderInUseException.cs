namespace Qrie.Silo.Hosting;

/// <summary>Another process has the data folder.</summary>
internal sealed class DataFolderInUseException(string message, Exception innerException) : Exception(message, innerException);
