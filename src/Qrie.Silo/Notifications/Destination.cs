namespace Qrie.Silo.Notifications;

/// <summary>A place that is told of findings. Its URL and its key are secrets: they are never shown, logged or stored in the clear.</summary>
internal sealed record Destination
{
    /// <summary>Its name: small letters, digits and dashes, 1 to 64.</summary>
    public required string Id { get; init; }

    public required DestinationKind Kind { get; init; }

    /// <summary>False keeps it from being sent anything.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The URL of a webhook or of Slack. Paths and queries of such URLs are often what lets one in.</summary>
    public string? Url { get; init; }

    /// <summary>The key under which a webhook's requests are signed.</summary>
    public string? Secret { get; init; }

    public string? TopicArn { get; init; }

    /// <summary>The ARN of an event bus.</summary>
    public string? EventBus { get; init; }

    public DestinationFilter Filter { get; init; } = new();

    /// <summary>True when it comes from the settings, and so cannot be changed by the API.</summary>
    public bool Configured { get; init; }

    /// <summary>Where it leads, without what is secret.</summary>
    public string Target => TopicArn ?? EventBus
        ?? (Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : "");

    // A record would print all of its members.
    public override string ToString() => $"{Kind} {Id}";
}
