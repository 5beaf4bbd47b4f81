namespace Qrie.Changes;

/// <summary>A lane of an inbox holds as many resources as it may. The change stays in the queue and comes again.</summary>
[GenerateSerializer, Alias("qrie.inbox-full")]
public sealed class InboxFullException : Exception
{
    /// <summary>Creates the exception.</summary>
    public InboxFullException() : this("The inbox is full.") { }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What is full, and how full.</param>
    public InboxFullException(string message) : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What is full, and how full.</param>
    /// <param name="innerException">The cause.</param>
    public InboxFullException(string message, Exception innerException) : base(message, innerException) { }
}
