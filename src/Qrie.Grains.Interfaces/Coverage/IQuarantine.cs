namespace Qrie.Coverage;

/// <summary>What was given up can be tried again.</summary>
public interface IQuarantine
{
    /// <summary>Puts a change that was given up back into its inbox.</summary>
    /// <param name="given">The change.</param>
    /// <returns>False when the quarantine does not hold it any more.</returns>
    Task<bool> RetryAsync(QuarantinedChange given);
}
