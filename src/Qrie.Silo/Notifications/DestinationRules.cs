using System.Net;
using System.Text.RegularExpressions;
using Qrie.Policies;

namespace Qrie.Silo.Notifications;

/// <summary>What a destination must be. No error repeats a URL or a key.</summary>
internal static partial class DestinationRules
{
    /// <summary>What is wrong, by the name of the member as the API spells it.</summary>
    public static IEnumerable<(string Member, string Error)> Errors(Destination destination, NotificationOptions options, IPolicyCatalogue policies)
    {
        if (!Name().IsMatch(destination.Id))
        {
            yield return ("id", "must be 1 to 64 small letters, digits and dashes");
        }

        foreach (var error in destination.Kind switch
        {
            DestinationKind.Webhook => WebhookErrors(destination, options),
            DestinationKind.Slack => SlackErrors(destination, options),
            DestinationKind.Sns => Only(destination, "topic_arn", Topic().IsMatch(destination.TopicArn ?? ""), "must be the ARN of an SNS topic"),
            _ => Only(destination, "event_bus", Bus().IsMatch(destination.EventBus ?? ""), "must be the ARN of an event bus"),
        })
        {
            yield return error;
        }

        var filter = destination.Filter;
        if (filter.MinimumSeverity is < 0 or > 100)
        {
            yield return ("minimum_severity", "must be a whole number from 0 to 100");
        }

        if (filter.Policies.FirstOrDefault(id => policies.Find(id) is null) is { } unknown)
        {
            yield return ("policies", $"names '{Short(unknown)}', which is no policy; GET /api/policies lists them");
        }

        if (filter.Accounts.FirstOrDefault(id => !Arns.IsAccountId(id)) is { } account)
        {
            yield return ("accounts", $"names '{Short(account)}'; an account is twelve digits");
        }
    }

    private static IEnumerable<(string, string)> WebhookErrors(Destination destination, NotificationOptions options)
    {
        if (UrlError(destination.Url, options) is { } error)
        {
            yield return ("url", error);
        }

        if (destination.Secret is not { Length: >= 16 and <= 256 })
        {
            yield return ("secret", "must be given, 16 to 256 characters");
        }

        foreach (var extra in Extra(destination, "url", "secret"))
        {
            yield return extra;
        }
    }

    private static IEnumerable<(string, string)> SlackErrors(Destination destination, NotificationOptions options)
    {
        if (UrlError(destination.Url, options) is { } error)
        {
            yield return ("url", error);
        }
        else if (new Uri(destination.Url!) is var url && !IsLoopback(url) && url.Host is not ("hooks.slack.com" or "hooks.slack-gov.com"))
        {
            yield return ("url", "must be an incoming webhook of hooks.slack.com");
        }

        foreach (var extra in Extra(destination, "url"))
        {
            yield return extra;
        }
    }

    private static string? UrlError(string? text, NotificationOptions options)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
        {
            return "must be an absolute https URL";
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            return "must have no user name, password or fragment";
        }

        if (IsLoopback(url))
        {
            return !options.AllowLoopback ? "must not lead to this machine, unless Qrie:Notifications:AllowLoopback is true"
                : url.Scheme is "http" or "https" ? null : "must be an http or https URL";
        }

        if (url.Scheme != Uri.UriSchemeHttps)
        {
            return "must be an https URL";
        }

        return IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && !AddressRules.Allows(address, options)
            ? "must not lead into a private network, unless Qrie:Notifications:AllowPrivateNetworks is true"
            : null;
    }

    private static bool IsLoopback(Uri url) =>
        url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && AddressRules.IsLoopback(address));

    private static IEnumerable<(string, string)> Only(Destination destination, string member, bool good, string error) =>
        good ? Extra(destination, member) : Extra(destination, member).Prepend((member, error));

    private static IEnumerable<(string, string)> Extra(Destination destination, params string[] own) =>
        new (string Member, string? Value)[]
        {
            ("url", destination.Url), ("secret", destination.Secret), ("topic_arn", destination.TopicArn), ("event_bus", destination.EventBus),
        }
        .Where(member => !string.IsNullOrEmpty(member.Value) && !own.Contains(member.Member))
        .Select(member => (member.Member, "must be left out for this kind"));

    private static string Short(string text) => text.Length <= 64 ? text : text[..64] + "…";

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}(\.fifo)?\z")]
    private static partial Regex Topic();

    [GeneratedRegex(@"^arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus/[A-Za-z0-9._/-]{1,256}\z")]
    private static partial Regex Bus();
}
