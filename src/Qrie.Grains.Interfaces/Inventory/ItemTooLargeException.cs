namespace Qrie.Inventory;

/// <summary>A resource, or a grain's state, does not fit in the storage's largest item. Trying again changes nothing.</summary>
[GenerateSerializer, Alias("qrie.item-too-large")]
public sealed class ItemTooLargeException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ItemTooLargeException() : this("An item is too large to be stored.") { }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">Says which, and how large.</param>
    public ItemTooLargeException(string message) : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">Says which, and how large.</param>
    /// <param name="innerException">The cause.</param>
    public ItemTooLargeException(string message, Exception innerException) : base(message, innerException) { }
}
