namespace Qrie.Silo.Notifications;

/// <summary>A destination in the settings. Section <c>Qrie:Notifications:Destinations:n</c>.</summary>
public sealed class DestinationOptions
{
    /// <summary>Its name: small letters, digits and dashes, 1 to 64. Required.</summary>
    public string Id { get; set; } = "";

    /// <summary>Webhook, Slack, Sns or Eventbridge. Default Webhook.</summary>
    public DestinationKind Kind { get; set; }

    /// <summary>False keeps it from being sent anything. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The URL of a webhook or of Slack's incoming webhook. Secret.</summary>
    public string? Url { get; set; }

    /// <summary>The key under which a webhook's requests are signed, 16 to 256 characters. Secret.</summary>
    public string? Secret { get; set; }

    /// <summary>The topic of an SNS destination.</summary>
    public string? TopicArn { get; set; }

    /// <summary>The ARN of the bus of an EventBridge destination.</summary>
    public string? EventBus { get; set; }

    /// <summary>The lowest severity, 0 to 100. Default 0.</summary>
    public int MinimumSeverity { get; set; }

    /// <summary>Only these policies.</summary>
    public List<string> Policies { get; } = [];

    /// <summary>Only these accounts.</summary>
    public List<string> Accounts { get; } = [];

    /// <summary>Only these services.</summary>
    public List<string> Services { get; } = [];

    /// <summary>Only these kinds: Opened, Resolved.</summary>
    public List<NotificationKind> Kinds { get; } = [];

    internal Destination ToDestination() => new()
    {
        Id = Id,
        Kind = Kind,
        Enabled = Enabled,
        Url = Url,
        Secret = Secret,
        TopicArn = TopicArn,
        EventBus = EventBus,
        Filter = new DestinationFilter { MinimumSeverity = MinimumSeverity, Policies = Policies, Accounts = Accounts, Services = Services, Kinds = Kinds },
        Configured = true,
    };
}
