namespace Qrie.Silo.Notifications;

/// <summary>What a notification tells of.</summary>
public enum NotificationKind
{
    /// <summary>A finding opened, or opened again.</summary>
    Opened = 0,

    /// <summary>A finding was resolved.</summary>
    Resolved = 1,
}
