using System.Net;
using System.Text;
using Qrie.Aws.Protocol;
using Qrie.Policies;
using Qrie.Silo.Exports;

namespace Qrie.Silo.Notifications.Channels;

/// <summary><c>Publish</c> to a topic (<see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"/>): the JSON of webhooks, with attributes to filter by.</summary>
internal sealed class SnsChannel(AwsSender aws, IPolicyCatalogue policies) : INotificationChannel
{
    public DestinationKind Kind => DestinationKind.Sns;

    public Task SendAsync(Destination destination, Notification notification, CancellationToken cancellationToken)
    {
        var row = notification.Row;
        var topic = destination.TopicArn!;
        List<(string, string)> form =
        [
            ("Action", "Publish"), ("Version", "2010-03-31"), ("TopicArn", topic),
            ("Message", Encoding.UTF8.GetString(NotificationBody.Write(notification, policies))), ("Subject", Subject(notification)),
        ];
        (string Name, string Type, string Value)[] attributes =
        [
            ("event", "String", notification.Event), ("policy", "String", row.Finding.PolicyId), ("account", "String", row.AccountId),
            ("severity", "Number", row.Finding.Severity.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("id", "String", notification.Key),
        ];
        foreach (var ((name, type, value), number) in attributes.Select((attribute, index) => (attribute, index + 1)))
        {
            form.Add(($"MessageAttributes.entry.{number}.Name", name));
            form.Add(($"MessageAttributes.entry.{number}.Value.DataType", type));
            form.Add(($"MessageAttributes.entry.{number}.Value.StringValue", value));
        }

        if (topic.EndsWith(".fifo", StringComparison.Ordinal))
        {
            // What happens to one resource stays in order.
            form.Add(("MessageGroupId", AsffText.Identifier(Ascii(row.Arn), 128)));
            form.Add(("MessageDeduplicationId", notification.Key));
        }

        return aws.SendAsync(
            "SNS",
            "sns",
            Arns.Region(topic)!,
            new AwsCall
            {
                Operation = "Publish",
                Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8" },
                Content = Encoding.UTF8.GetBytes(string.Join('&', form.Select(pair => $"{WebUtility.UrlEncode(pair.Item1)}={WebUtility.UrlEncode(pair.Item2)}"))),
            },
            cancellationToken);
    }

    // Printable ASCII, fewer than 100 characters, beginning with a letter, digit or punctuation mark.
    private static string Subject(Notification notification)
    {
        var text = Ascii($"Qrie: {notification.Event} {notification.Row.Finding.PolicyId}");
        return text.Length < 100 ? text : text[..99];
    }

    private static string Ascii(string text) => string.Concat(text.Select(one => one is > ' ' and < '\u007f' or ' ' ? one : '?'));
}
