namespace Qrie.Accounts;

/// <summary>The account's role could not be assumed.</summary>
[GenerateSerializer, Alias("qrie.account-access")]
public sealed class AccountAccessException : Exception
{
    /// <summary>Creates the exception.</summary>
    public AccountAccessException() : this("The account's role could not be assumed.") { }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What was refused, and what to do.</param>
    public AccountAccessException(string message) : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What was refused, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public AccountAccessException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>True when trying again soon may help: STS was throttled or out of reach.</summary>
    [Id(0)] public bool Transient { get; init; }
}
