using System.Globalization;
using System.Text.Json;
using Qrie.Findings;
using Qrie.Policies;
using Qrie.Silo.Exports;

namespace Qrie.Silo.Notifications.Channels;

/// <summary>
/// A message for Slack's incoming webhooks (<see href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks"/>).
/// Texts are cut to the limits of blocks: 150 characters in a header, 3,000 in a section, 2,000 in a field.
/// </summary>
internal sealed class SlackChannel(HttpSender http, IPolicyCatalogue policies) : INotificationChannel
{
    public DestinationKind Kind => DestinationKind.Slack;

    public Task SendAsync(Destination destination, Notification notification, CancellationToken cancellationToken) =>
        http.PostAsync(destination.Url!, Write(notification), [], cancellationToken);

    internal byte[] Write(Notification notification)
    {
        var row = notification.Row;
        var finding = row.Finding;
        var policy = policies.Find(finding.PolicyId);
        var what = notification.IsTest ? "Test" : notification.Kind == NotificationKind.Opened ? "Opened" : $"Resolved ({ReasonNames.Of(finding.ResolvedReason)})";
        var title = AsffText.Cut($"{what}: {policy?.Title ?? finding.PolicyId}", 150);
        var cause = finding.Cause is { } known
            ? $"{known.EventName} by {known.Principal ?? "somebody unnamed"}{(known.SourceIp is { } source ? $" from {source}" : "")} at {known.At.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}"
            : "found by a scan";
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            text = Escape($"{title}: {row.Arn}", 3_000),
            blocks = new object[]
            {
                new { type = "header", text = new { type = "plain_text", text = title } },
                new { type = "section", text = Markdown($"*{Escape(finding.Message, 2_000)}*\n{Escape(row.Arn, 800)}") },
                new
                {
                    type = "section",
                    fields = new[]
                    {
                        Markdown($"*Severity*\n{finding.Severity} ({Severity.BandOf(finding.Severity).ToString().ToLowerInvariant()})"),
                        Markdown($"*Account*\n{row.AccountId} · {Escape(row.Region, 100)}"),
                        Markdown($"*Policy*\n{Escape(finding.PolicyId, 200)}"),
                        Markdown($"*Cause*\n{Escape(cause, 1_500)}"),
                    },
                },
            },
        });
    }

    private static object Markdown(string text) => new { type = "mrkdwn", text };

    // Slack asks for exactly these three; they keep anybody from naming a resource so that it mentions a whole channel.
    private static string Escape(string text, int length) => AsffText.Cut(
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal), length);
}
