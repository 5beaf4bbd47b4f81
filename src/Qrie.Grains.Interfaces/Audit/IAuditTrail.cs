namespace Qrie.Audit;

/// <summary>The record of who did what to Qrie. It only grows.</summary>
public interface IAuditTrail
{
    /// <summary>Adds an entry. When the task completes, it is durable; an entry of the same id is written once.</summary>
    /// <param name="entry">The entry.</param>
    Task AppendAsync(AuditEntry entry);
}
