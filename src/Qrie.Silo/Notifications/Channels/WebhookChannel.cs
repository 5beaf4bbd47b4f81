using System.Globalization;
using Qrie.Policies;

namespace Qrie.Silo.Notifications.Channels;

/// <summary>A signed request; <c>docs/notifications.md</c> says how to check it.</summary>
internal sealed class WebhookChannel(HttpSender http, IPolicyCatalogue policies, TimeProvider time) : INotificationChannel
{
    public const string TimestampHeader = "Qrie-Timestamp";
    public const string SignatureHeader = "Qrie-Signature";
    public const string KeyHeader = "Idempotency-Key";

    public DestinationKind Kind => DestinationKind.Webhook;

    public Task SendAsync(Destination destination, Notification notification, CancellationToken cancellationToken)
    {
        var body = NotificationBody.Write(notification, policies);
        // Of this attempt: a receiver refuses old ones, and so replayed ones, without refusing late ones.
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return http.PostAsync(
            destination.Url!,
            body,
            [
                (TimestampHeader, timestamp),
                (SignatureHeader, WebhookSignature.Sign(destination.Secret!, timestamp, body)),
                (KeyHeader, notification.Key),
            ],
            cancellationToken);
    }
}
