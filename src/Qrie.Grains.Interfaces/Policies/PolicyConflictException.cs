namespace Qrie.Policies;

/// <summary>A change does not fit what stands: somebody else was faster, or it is so already.</summary>
[GenerateSerializer, Alias("qrie.policy-conflict")]
public sealed class PolicyConflictException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PolicyConflictException() : this("The change does not fit what stands.") { }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What does not fit, and what to do.</param>
    public PolicyConflictException(string message) : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What does not fit, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public PolicyConflictException(string message, Exception innerException) : base(message, innerException) { }
}
