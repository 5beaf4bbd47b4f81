using Qrie.Inventory;

namespace Qrie.Notifications;

/// <summary>A notification that was given up.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Destination">The destination's name.</param>
/// <param name="Finding">What it tells of.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="At">When it was given up, UTC.</param>
/// <param name="Error">What went wrong last.</param>
public sealed record DeadLetter(string Id, string Destination, FindingRow Finding, int Attempts, DateTimeOffset At, string Error);
