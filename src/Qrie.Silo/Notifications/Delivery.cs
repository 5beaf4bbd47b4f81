namespace Qrie.Silo.Notifications;

/// <summary>A notification on its way to one destination, or one that was given up.</summary>
/// <param name="Id">Names it, among those of all destinations.</param>
/// <param name="Destination">The destination's id.</param>
/// <param name="Notification">What is told.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="DeadAt">When it was given up; null while it waits.</param>
/// <param name="Error">What went wrong last.</param>
internal sealed record Delivery(string Id, string Destination, Notification Notification, int Attempts, DateTimeOffset? DeadAt, string? Error);
