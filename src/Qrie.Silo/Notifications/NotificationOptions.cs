using System.ComponentModel.DataAnnotations;

namespace Qrie.Silo.Notifications;

/// <summary>How findings are told of. Section <c>Qrie:Notifications</c>.</summary>
public sealed class NotificationOptions
{
    /// <summary>Destinations, beside those that are made by the API.</summary>
    public List<DestinationOptions> Destinations { get; } = [];

    /// <summary>Lets webhooks lead to this machine, also without TLS. Default false.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Lets webhooks lead to private networks (RFC 1918, RFC 4193, RFC 6598). Default false.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>How often a delivery is tried before it becomes a dead letter, 1 to 30. Default 10.</summary>
    [Range(1, 30)]
    public int MaxAttempts { get; set; } = 10;

    /// <summary>The wait before the second attempt, 10 ms to 10 min; it doubles with each further one, with jitter. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between attempts, 10 ms to 1 day. Default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long one request may take, 100 ms to 1 min. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many deliveries of one destination may wait, 1 to 1,000,000; what comes beyond becomes a dead letter. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int QueueLimit { get; set; } = 10_000;

    /// <summary>How many dead letters of one destination are kept, 1 to 1,000,000; the oldest go first. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int DeadLetterLimit { get; set; } = 10_000;
}
