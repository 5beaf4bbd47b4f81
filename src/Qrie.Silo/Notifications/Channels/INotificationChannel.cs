namespace Qrie.Silo.Notifications.Channels;

/// <summary>How one kind of destination is told.</summary>
internal interface INotificationChannel
{
    DestinationKind Kind { get; }

    /// <summary>Tells it once. When the task completes, the other side has taken it.</summary>
    /// <exception cref="DeliveryException">It has not, as far as is known.</exception>
    Task SendAsync(Destination destination, Notification notification, CancellationToken cancellationToken);
}
