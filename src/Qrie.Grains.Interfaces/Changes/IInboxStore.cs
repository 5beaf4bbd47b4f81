using Qrie.Coverage;

namespace Qrie.Changes;

/// <summary>The durable rows of the inboxes and their quarantine.</summary>
public interface IInboxStore
{
    /// <summary>Writes rows in one durable step; a row of the same key is replaced.</summary>
    /// <param name="inbox">The lane, <c>accountId/lane</c>.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="removed">Keys whose rows go in the same step.</param>
    Task WriteAsync(string inbox, IReadOnlyCollection<PendingChange> rows, IReadOnlyCollection<string> removed);

    /// <summary>All rows of a lane.</summary>
    /// <param name="inbox">The lane.</param>
    Task<IReadOnlyList<PendingChange>> LoadAsync(string inbox);

    /// <summary>The lanes that hold rows.</summary>
    Task<IReadOnlyList<string>> ListNonEmptyAsync();

    /// <summary>Moves a row from the lane to the quarantine in one durable step.</summary>
    /// <param name="inbox">The lane.</param>
    /// <param name="row">The row, with its last error.</param>
    /// <param name="at">When it was given up.</param>
    Task QuarantineAsync(string inbox, PendingChange row, DateTimeOffset at);

    /// <summary>The lanes of which the quarantine holds rows.</summary>
    Task<IReadOnlyList<string>> ListQuarantinedAsync();

    /// <summary>Forgets all that the quarantine holds of a lane.</summary>
    /// <param name="inbox">The lane.</param>
    Task ForgetQuarantineAsync(string inbox);

    /// <summary>A row in the quarantine, or null when there is none.</summary>
    /// <param name="inbox">The lane.</param>
    /// <param name="key">The row's key.</param>
    Task<QuarantinedChange?> QuarantinedAsync(string inbox, string key);

    /// <summary>What is in the quarantine for a failure that may pass by itself, the longest first.</summary>
    /// <param name="until">Only what was given up until then.</param>
    /// <param name="limit">How many at most.</param>
    Task<IReadOnlyList<QuarantinedChange>> PassingAsync(DateTimeOffset until, int limit);

    /// <summary>Takes a row out of the quarantine, unless it was given up again since it was read.</summary>
    /// <param name="given">The row as it was read.</param>
    Task ReleaseAsync(QuarantinedChange given);
}
