namespace Qrie.Inventory;

/// <summary>The storage does not answer, or too slowly.</summary>
[GenerateSerializer, Alias("qrie.storage")]
public sealed class StorageException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StorageException() : this("The storage does not answer.") { }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What failed.</param>
    public StorageException(string message) : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public StorageException(string message, Exception innerException) : base(message, innerException) { }
}
