namespace Qrie.Silo.Notifications;

/// <summary>A destination as it is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Settings">What may be seen of it, as JSON.</param>
/// <param name="Secrets">The rest, encrypted.</param>
internal sealed record StoredDestination(string Id, string Settings, string Secrets);
