using System.Text;
using System.Text.Json;
using Qrie.Aws.Protocol;
using Qrie.Policies;

namespace Qrie.Silo.Notifications.Channels;

/// <summary><c>PutEvents</c> to a bus (<see href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html"/>): source <c>qrie</c>, the JSON of webhooks as detail.</summary>
internal sealed class EventBridgeChannel(AwsSender aws, IPolicyCatalogue policies) : INotificationChannel
{
    public DestinationKind Kind => DestinationKind.Eventbridge;

    public async Task SendAsync(Destination destination, Notification notification, CancellationToken cancellationToken)
    {
        var bus = destination.EventBus!;
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            Entries = new[]
            {
                new
                {
                    EventBusName = bus,
                    Source = "qrie",
                    DetailType = notification.IsTest ? "Test" : notification.Kind == NotificationKind.Opened ? "Finding Opened" : "Finding Resolved",
                    Detail = Encoding.UTF8.GetString(NotificationBody.Write(notification, policies)),
                    Resources = new[] { notification.Row.Arn },
                    Time = notification.At.ToUnixTimeSeconds(),
                },
            },
        });
        var answer = await aws.SendAsync(
            "EventBridge",
            "events",
            Arns.Region(bus)!,
            new AwsCall
            {
                Operation = "PutEvents",
                Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-amz-json-1.1", ["X-Amz-Target"] = "AWSEvents.PutEvents" },
                Content = body,
            },
            cancellationToken);
        // The call succeeds also when its one entry was not taken.
        using var taken = JsonDocument.Parse(answer);
        if (taken.RootElement.TryGetProperty("FailedEntryCount", out var failed) && failed.GetInt32() > 0)
        {
            var code = taken.RootElement.GetProperty("Entries")[0].TryGetProperty("ErrorCode", out var error) ? error.GetString() : "no code";
            throw new DeliveryException($"EventBridge took the call but not its entry ({code}).");
        }
    }
}
