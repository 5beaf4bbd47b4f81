namespace Qrie.Policies;

/// <summary>Exceptions from policies. What is added or removed is in force when the task completes.</summary>
public interface IPolicyExceptions
{
    /// <summary>The exceptions that hold, newest first, as this process knows them.</summary>
    IReadOnlyList<PolicyException> All { get; }

    /// <summary>An exception, or null.</summary>
    /// <param name="id">Its id.</param>
    PolicyException? Find(string id);

    /// <summary>Adds an exception; one of the same finding is replaced.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="by">Who asks; a repeated request is answered again.</param>
    /// <exception cref="PolicyConflictException">There are as many exceptions as there may be, or there is no room for this one.</exception>
    Task<PolicyException> AddAsync(PolicyException exception, Act by);

    /// <summary>Ends an exception: what is still violated is open again.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="by">Who asks.</param>
    /// <returns>The exception, or null when there is none.</returns>
    Task<PolicyException?> RemoveAsync(string id, Act by);
}
