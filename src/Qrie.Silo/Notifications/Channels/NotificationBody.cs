using System.Text.Json;
using Qrie.Policies;
using Qrie.Silo.Api.Findings;
using Qrie.Silo.Api.Json;

namespace Qrie.Silo.Notifications.Channels;

/// <summary>The JSON that webhooks, topics and buses get.</summary>
internal sealed record NotificationBody
{
    /// <summary>Of this form; a later form has another number.</summary>
    public string Version { get; } = "1";

    /// <summary>The key of idempotency.</summary>
    public required string Id { get; init; }
    public required long Sequence { get; init; }
    public required string Event { get; init; }
    public required DateTimeOffset At { get; init; }
    public required FindingDto Finding { get; init; }
    public required NotificationPolicy? Policy { get; init; }

    public static byte[] Write(Notification notification, IPolicyCatalogue policies) => JsonSerializer.SerializeToUtf8Bytes(
        new NotificationBody
        {
            Id = notification.Key,
            Sequence = notification.Sequence,
            Event = notification.Event,
            At = notification.At,
            Finding = FindingDto.From(notification.Row),
            Policy = policies.Find(notification.Row.Finding.PolicyId) is { } policy ? new NotificationPolicy(policy.Title, policy.Category, policy.Remediation.Text) : null,
        },
        ApiJson.Options);
}
