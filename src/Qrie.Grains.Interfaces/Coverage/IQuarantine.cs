namespace Qrie.Coverage;

/// <summary>What was given up can be tried again, or be dropped.</summary>
public interface IQuarantine
{
    /// <summary>Puts a change that was given up back into its inbox.</summary>
    /// <param name="given">The change.</param>
    /// <returns>False when the quarantine does not hold it any more.</returns>
    Task<bool> RetryAsync(QuarantinedChange given);

    /// <summary>Drops a change that was given up, which the audit trail keeps: scans still find what it was about.</summary>
    /// <param name="given">The change as it was read.</param>
    /// <param name="principal">Who drops it.</param>
    /// <returns>False when the quarantine does not hold it any more.</returns>
    Task<bool> DismissAsync(QuarantinedChange given, string principal);
}
