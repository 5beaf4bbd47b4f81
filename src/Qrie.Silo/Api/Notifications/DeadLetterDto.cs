using Qrie.Silo.Api.Findings;
using Qrie.Silo.Notifications;

namespace Qrie.Silo.Api.Notifications;

/// <summary>A notification that was given up.</summary>
internal sealed record DeadLetterDto(
    string Id, string Destination, string Key, string Event, int Attempts, DateTimeOffset DeadAt, string? Error, FindingDto Finding)
{
    public static DeadLetterDto From(Delivery delivery) => new(
        delivery.Id, delivery.Destination, delivery.Notification.Key, delivery.Notification.Event, delivery.Attempts, delivery.DeadAt!.Value,
        delivery.Error, FindingDto.From(delivery.Notification.Row));
}
