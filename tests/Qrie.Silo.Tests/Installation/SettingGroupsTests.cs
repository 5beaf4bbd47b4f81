using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.Installation;
using Qrie.Policies;
using Qrie.Scans;
using Qrie.Silo.Accounts;
using Qrie.Silo.Auth;
using Qrie.Silo.Hosting;
using Qrie.Silo.Hosting.Cluster;
using Qrie.Silo.Installation;
using Qrie.Silo.Notifications;
using Qrie.Silo.Storage;
using Qrie.Silo.Storage.DynamoDb;

namespace Qrie.Silo.Tests.Installation;

public sealed partial class SettingGroupsTests
{
    [Fact]
    public void Every_option_is_told_of()
    {
        var options = SettingSections.All.SelectMany(section => Keys(section.Section, section.Options)).Append("Qrie:Telemetry:Endpoint");

        Read([]).Select(setting => setting.Key).Should().BeEquivalentTo(options);
    }

    [Fact]
    public void The_reference_of_the_settings_has_all_of_them_with_their_defaults_and_no_others()
    {
        var settings = Read([]);

        settings.Should().NotContain(setting => setting.IsSet, "nothing is configured");
        Row().Matches(Document("settings.md")).Select(row => (row.Groups[1].Value, row.Groups[2].Value)).Should()
            .BeEquivalentTo(settings.Select(setting => (setting.Key, setting.Value is { } value ? $"`{value}`" : "none")));
    }

    [Fact]
    public void Each_group_is_described_where_it_says_so()
    {
        foreach (var document in Groups([]).Select(group => group.Document.Split('#')))
        {
            var text = Document(Path.GetFileName(document[0]));
            var headings = Heading().Matches(text).Select(heading => heading.Groups[1].Value.Trim().Replace(' ', '-').ToLowerInvariant());
            (document.Length == 1 || headings.Contains(document[1])).Should().BeTrue(string.Join('#', document));
        }
    }

    [Fact]
    public void What_is_configured_is_told_as_it_is_in_effect_and_secrets_are_not()
    {
        var settings = Read(new()
        {
            ["Qrie:Receivers"] = "7",
            ["Qrie:VisibilityTimeout"] = "00:00:30",
            ["Qrie:Storage"] = "DynamoDb",
            ["Qrie:QueueUrl"] = "https://someone:planted@sqs.eu-west-1.amazonaws.com/111122223333/events?key=planted",
            ["Qrie:Accounts:0:AccountId"] = "111122223333",
            ["Qrie:Accounts:0:ExternalId"] = "planted-external-id",
            ["Qrie:Aws:ServiceRequestsPerSecond:ec2"] = "20",
            ["Qrie:Organization:ExternalId"] = "planted-external-id",
            ["Qrie:Organization:Regions:0"] = "eu-west-1",
            ["Qrie:Organization:Regions:1"] = "us-east-1",
            ["Qrie:Auth:Oidc:ClientSecret"] = "planted",
            ["Qrie:Notifications:Destinations:0:Id"] = "on-call",
            ["Qrie:Notifications:Destinations:0:Url"] = "https://hooks.slack.com/services/planted",
            ["Qrie:Notifications:Destinations:0:Secret"] = "planted",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "https://someone:planted@collector.example.com:4317",
        });

        settings.Where(setting => setting.IsSet).Select(setting => (setting.Key, setting.Value)).Should().BeEquivalentTo(new (string, string?)[]
        {
            ("Qrie:Receivers", "7"),
            ("Qrie:VisibilityTimeout", "00:00:30"),
            ("Qrie:Storage", "dynamodb"),
            ("Qrie:QueueUrl", "https://sqs.eu-west-1.amazonaws.com/111122223333/events"),
            ("Qrie:Accounts", "111122223333"),
            ("Qrie:Aws:ServiceRequestsPerSecond", "ec2=20"),
            ("Qrie:Organization:ExternalId", null),
            ("Qrie:Organization:Regions", "eu-west-1, us-east-1"),
            ("Qrie:Auth:Oidc:ClientSecret", null),
            ("Qrie:Notifications:Destinations", "on-call"),
            ("Qrie:Telemetry:Endpoint", "https://collector.example.com:4317/"),
        });
        settings.Should().NotContain(setting => setting.Value != null && setting.Value.Contains("planted"));
    }

    private static List<Setting> Read(Dictionary<string, string?> configured) => [.. Groups(configured).SelectMany(group => group.Settings)];

    private static IReadOnlyList<SettingGroup> Groups(Dictionary<string, string?> configured)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configured).Build());
        services.AddOptions<QrieOptions>().BindConfiguration("Qrie");
        services.AddOptions<DiscoveryOptions>().BindConfiguration("Qrie:Organization");
        services.AddOptions<AwsOptions>().BindConfiguration("Qrie:Aws");
        services.AddOptions<AuthOptions>().BindConfiguration("Qrie:Auth");
        services.AddOptions<NotificationOptions>().BindConfiguration("Qrie:Notifications");
        using var provider = services.BuildServiceProvider();
        return SettingGroups.Read(provider);
    }

    private static IEnumerable<string> Keys(string section, Type options) =>
        from property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let nested = property.PropertyType.IsClass && property.PropertyType != typeof(string) && !property.PropertyType.IsAssignableTo(typeof(IEnumerable))
        where property.CanWrite || property.PropertyType.IsAssignableTo(typeof(IEnumerable))
        from key in nested ? Keys($"{section}:{property.Name}", property.PropertyType) : [$"{section}:{property.Name}"]
        select key;

    private static string Document(string name, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", name));

    [GeneratedRegex(@"^\| `(Qrie:[A-Za-z:]+)` \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
