namespace Qrie.Silo.Notifications.Channels;

/// <summary>What a reader of a notification wants to know of the policy.</summary>
internal sealed record NotificationPolicy(string Title, string Category, string Remediation);
