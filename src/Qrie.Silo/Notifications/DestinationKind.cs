namespace Qrie.Silo.Notifications;

/// <summary>Where notifications can go.</summary>
public enum DestinationKind
{
    /// <summary>A signed HTTP request.</summary>
    Webhook = 0,

    /// <summary>A Slack incoming webhook.</summary>
    Slack = 1,

    /// <summary>An SNS topic.</summary>
    Sns = 2,

    /// <summary>An EventBridge event bus.</summary>
    Eventbridge = 3,
}
