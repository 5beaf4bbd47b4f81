using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.Installation;
using Qrie.Policies;
using Qrie.Scans;
using Qrie.Silo.Accounts;
using Qrie.Silo.Auth;
using Qrie.Silo.Hosting;
using Qrie.Silo.Hosting.Cluster;
using Qrie.Silo.Notifications;
using Qrie.Silo.Storage;
using Qrie.Silo.Storage.DynamoDb;

namespace Qrie.Silo.Installation;

/// <summary>The settings that are told, in groups. <c>docs/settings.md</c> has the same ones, with defaults and bounds.</summary>
internal static class SettingGroups
{
    /// <summary>Reads them.</summary>
    /// <param name="services">Where the options are.</param>
    public static IReadOnlyList<SettingGroup> Read(IServiceProvider services)
    {
        var (qrie, aws) = (Of<QrieOptions>(services), Of<AwsOptions>(services));
        return
        [
            new("Storage", "docs/architecture.md#storage", [.. Storage(qrie), .. Tables(Of<DynamoDbOptions>(services)), .. History(Of<HistoryOptions>(services))]),
            new("Cluster", "docs/architecture.md#several-silos", Cluster(Of<QrieClusterOptions>(services))),
            new("Queue", "docs/architecture.md#the-way-of-an-event", Queue(qrie)),
            new("Inboxes", "docs/architecture.md#the-way-of-an-event", Inboxes(Of<InboxOptions>(services))),
            new("Scans", "docs/architecture.md#what-no-event-brings", Scans(Of<ScanOptions>(services))),
            new("Accounts", "docs/operations.md#onboarding-accounts", [.. Accounts(qrie), .. Organization(Of<DiscoveryOptions>(services))]),
            new("Calls to AWS", "docs/operations.md#throttling", Aws(aws)),
            new("Policies", "docs/writing-a-policy.md", Policies(Of<PolicyOptions>(services))),
            new("Notifications", "docs/notifications.md", Notifications(Of<NotificationOptions>(services))),
            new("Access", "docs/security.md", [.. Access(Of<AuthOptions>(services)), .. Limits(Of<RateLimitOptions>(services))]),
            new("Telemetry", "docs/operations.md#metrics", Telemetry(services.GetRequiredService<IConfiguration>())),
        ];
    }

    private static T Of<T>(IServiceProvider services) where T : class => services.GetRequiredService<IOptions<T>>().Value;

    private static IReadOnlyList<Setting> Storage(QrieOptions options) => new SettingList<QrieOptions>("Qrie", options)
        .With(nameof(options.Storage), "Where the inventory is kept", one => one.Storage)
        .With(nameof(options.Data), "The folder of data", one => one.Data)
        .Settings;

    private static IReadOnlyList<Setting> Tables(DynamoDbOptions options) => new SettingList<DynamoDbOptions>("Qrie:DynamoDb", options)
        .With(nameof(options.TablePrefix), "What the tables' names begin with", one => one.TablePrefix)
        .With(nameof(options.Region), "The region of the tables", one => one.Region)
        .WithUrl(nameof(options.EndpointUrl), "Another endpoint than AWS's", one => one.EndpointUrl)
        .Settings;

    private static IReadOnlyList<Setting> History(HistoryOptions options) => new SettingList<HistoryOptions>("Qrie:History", options)
        .With(nameof(options.Days), "Days for which changes are kept", one => one.Days)
        .Settings;

    private static IReadOnlyList<Setting> Cluster(QrieClusterOptions options) => new SettingList<QrieClusterOptions>("Qrie:Cluster", options)
        .With(nameof(options.Provider), "How silos find each other", one => one.Provider)
        .With(nameof(options.ClusterId), "The name of the cluster", one => one.ClusterId)
        .With(nameof(options.ServiceId), "The name of what its clusters serve", one => one.ServiceId)
        .With(nameof(options.AdvertisedAddress), "Where other silos reach this one", one => one.AdvertisedAddress)
        .With(nameof(options.SiloPort), "The port for other silos; 0 for the usual one", one => one.SiloPort)
        .With(nameof(options.GatewayPort), "The port for Orleans clients; 0 for none", one => one.GatewayPort)
        .With(nameof(options.Table), "The table of the membership", one => one.Table)
        .With(nameof(options.Region), "The region of that table", one => one.Region)
        .WithUrl(nameof(options.EndpointUrl), "Another endpoint for that table", one => one.EndpointUrl)
        .With(nameof(options.ShutdownTimeout), "How long stopping may take", one => one.ShutdownTimeout)
        .Settings;

    private static IReadOnlyList<Setting> Queue(QrieOptions options) => new SettingList<QrieOptions>("Qrie", options)
        .WithUrl(nameof(options.QueueUrl), "The queue that EventBridge writes to", one => one.QueueUrl)
        .With(nameof(options.Receivers), "Receivers over the queue", one => one.Receivers)
        .With(nameof(options.VisibilityTimeout), "How long a message that was taken stays hidden", one => one.VisibilityTimeout)
        .Settings;

    private static IReadOnlyList<Setting> Inboxes(InboxOptions options) => new SettingList<InboxOptions>("Qrie:Inbox", options)
        .With(nameof(options.Lanes), "Lanes per account", one => one.Lanes)
        .With(nameof(options.Window), "How long changes of one resource are gathered", one => one.Window)
        .With(nameof(options.MaxWait), "The longest that a resource waits to be looked at", one => one.MaxWait)
        .With(nameof(options.Concurrency), "Resources that a lane looks at side by side", one => one.Concurrency)
        .With(nameof(options.Capacity), "Resources that may wait in a lane", one => one.Capacity)
        .With(nameof(options.MaxAttempts), "Attempts before quarantine", one => one.MaxAttempts)
        .With(nameof(options.TryAgainAfter), "How long a change that was given up waits to be tried again", one => one.TryAgainAfter)
        .With(nameof(options.Backoff), "The wait before the second attempt", one => one.Backoff)
        .With(nameof(options.MaxBackoff), "The longest wait between attempts", one => one.MaxBackoff)
        .Settings;

    private static IReadOnlyList<Setting> Scans(ScanOptions options) => new SettingList<ScanOptions>("Qrie:Scans", options)
        .With(nameof(options.InventoryCron), "When inventories are taken, in UTC", one => one.InventoryCron)
        .With(nameof(options.PolicyCron), "When what is stored is judged again, in UTC", one => one.PolicyCron)
        .With(nameof(options.Spread), "Over how long the accounts are spread", one => one.Spread)
        .With(nameof(options.Bootstrap), "Whether a new account is scanned at once", one => one.Bootstrap)
        .With(nameof(options.Units), "Units that a silo scans side by side", one => one.Units)
        .With(nameof(options.Concurrency), "Resources that a unit looks at side by side", one => one.Concurrency)
        .With(nameof(options.Attempts), "Attempts at a resource", one => one.Attempts)
        .With(nameof(options.Retention), "How long scans are remembered", one => one.Retention)
        .Settings;

    private static IReadOnlyList<Setting> Accounts(QrieOptions options) => new SettingList<QrieOptions>("Qrie", options)
        .With(nameof(options.Accounts), "Accounts of the configuration", one => one.Accounts.Select(account => account.AccountId))
        .Settings;

    private static IReadOnlyList<Setting> Organization(DiscoveryOptions options) => new SettingList<DiscoveryOptions>("Qrie:Organization", options)
        .With(nameof(options.Enabled), "Whether accounts of the organization are watched by themselves", one => one.Enabled)
        .With(nameof(options.Every), "How often the organization is read", one => one.Every)
        .With(nameof(options.IncludeOus), "Only below these organizational units", one => one.IncludeOus)
        .With(nameof(options.ExcludeAccounts), "Accounts that are left out", one => one.ExcludeAccounts)
        .With(nameof(options.Regions), "The regions to look at", one => one.Regions)
        .WithSecret(nameof(options.ExternalId), "The external id of the roles in them", one => one.ExternalId)
        .Settings;

    private static IReadOnlyList<Setting> Aws(AwsOptions options) => new SettingList<AwsOptions>("Qrie:Aws", options)
        .With(nameof(options.Region), "The region of Qrie's own calls", one => one.Region)
        .With(nameof(options.RoleName), "The role in each account", one => one.RoleName)
        .With(nameof(options.SessionName), "How CloudTrail names Qrie's sessions", one => one.SessionName)
        .With(nameof(options.SessionDuration), "How long a session lasts", one => one.SessionDuration)
        .With(nameof(options.RequestsPerSecond), "Requests per second to a service, in a region of an account", one => one.RequestsPerSecond)
        .With(nameof(options.ServiceRequestsPerSecond), "The same for single services", one => one.ServiceRequestsPerSecond)
        .With(nameof(options.RequestTimeout), "How long a request may take", one => one.RequestTimeout)
        .With(nameof(options.MaxRetries), "How often a request is tried again", one => one.MaxRetries)
        .With(nameof(options.DescribeTimeout), "How long reading a resource may take", one => one.DescribeTimeout)
        .WithUrl(nameof(options.EndpointUrl), "Another endpoint than AWS's", one => one.EndpointUrl)
        .With(nameof(options.Endpoints), "Services with endpoints of their own", one => one.Endpoints.Keys.Order(StringComparer.Ordinal))
        .Settings;

    private static IReadOnlyList<Setting> Policies(PolicyOptions options) => new SettingList<PolicyOptions>("Qrie:Policies", options)
        .With(nameof(options.Folder), "The folder of policies of your own", one => one.Folder)
        .With(nameof(options.LaunchByDefault), "Whether policies judge before they are launched", one => one.LaunchByDefault)
        .Settings;

    private static IReadOnlyList<Setting> Notifications(NotificationOptions options) => new SettingList<NotificationOptions>("Qrie:Notifications", options)
        .With(nameof(options.Destinations), "Destinations of the configuration", one => one.Destinations.Select(destination => destination.Id))
        .With(nameof(options.AllowLoopback), "Whether webhooks may lead to this machine", one => one.AllowLoopback)
        .With(nameof(options.AllowPrivateNetworks), "Whether webhooks may lead to private networks", one => one.AllowPrivateNetworks)
        .With(nameof(options.MaxAttempts), "Attempts before a delivery is given up", one => one.MaxAttempts)
        .With(nameof(options.FirstDelay), "The wait before the second attempt", one => one.FirstDelay)
        .With(nameof(options.MaxDelay), "The longest wait between attempts", one => one.MaxDelay)
        .With(nameof(options.Timeout), "How long a request may take", one => one.Timeout)
        .With(nameof(options.QueueLimit), "Deliveries that may wait for a destination", one => one.QueueLimit)
        .With(nameof(options.DeadLetterLimit), "Dead letters that are kept of a destination", one => one.DeadLetterLimit)
        .Settings;

    private static IReadOnlyList<Setting> Access(AuthOptions options) => new SettingList<AuthOptions>("Qrie:Auth", options)
        .WithUrl($"{nameof(options.Oidc)}:{nameof(OidcOptions.Authority)}", "The provider of sign-in", one => one.Oidc.Authority)
        .With($"{nameof(options.Oidc)}:{nameof(OidcOptions.ClientId)}", "The client's id", one => one.Oidc.ClientId)
        .WithSecret($"{nameof(options.Oidc)}:{nameof(OidcOptions.ClientSecret)}", "The client's secret", one => one.Oidc.ClientSecret)
        .With($"{nameof(options.Oidc)}:{nameof(OidcOptions.Scopes)}", "Scopes beside openid and profile", one => one.Oidc.Scopes)
        .With($"{nameof(options.Oidc)}:{nameof(OidcOptions.NameClaim)}", "The claim by which people are called", one => one.Oidc.NameClaim)
        .WithUrl($"{nameof(options.Jwt)}:{nameof(JwtOptions.Authority)}", "The issuer of bearer tokens", one => one.Jwt.Authority)
        .With($"{nameof(options.Jwt)}:{nameof(JwtOptions.Audience)}", "The audience of bearer tokens", one => one.Jwt.Audience)
        .With($"{nameof(options.Jwt)}:{nameof(JwtOptions.NameClaim)}", "The claim by which programs are called", one => one.Jwt.NameClaim)
        .With(nameof(options.ApiTokens), "Whether Qrie's own tokens let in", one => one.ApiTokens)
        .With(nameof(options.RoleClaim), "The claim that gives roles", one => one.RoleClaim)
        .With(nameof(options.Readers), "Its values that make a reader", one => one.Readers)
        .With(nameof(options.Operators), "Its values that make an operator", one => one.Operators)
        .With(nameof(options.Admins), "Its values that make an admin", one => one.Admins)
        .With(nameof(options.SessionLifetime), "How long a sign-in lasts", one => one.SessionLifetime)
        .With(nameof(options.SessionCheck), "How often an open page asks whether its session counts", one => one.SessionCheck)
        .With(nameof(options.RequireHttps), "Whether other machines must come by TLS", one => one.RequireHttps)
        .With(nameof(options.TrustedProxies), "Networks of proxies that are believed", one => one.TrustedProxies)
        .Settings;

    private static IReadOnlyList<Setting> Limits(RateLimitOptions options) => new SettingList<RateLimitOptions>("Qrie:RateLimit", options)
        .With(nameof(options.RequestsPerSecond), "Requests per second of one caller of the API", one => one.RequestsPerSecond)
        .With(nameof(options.Burst), "Requests at once of one caller", one => one.Burst)
        .Settings;

    private static IReadOnlyList<Setting> Telemetry(IConfiguration configuration)
    {
        const string endpoint = "Endpoint";
        var own = configuration[$"Qrie:Telemetry:{endpoint}"];
        return new SettingList<Dictionary<string, string?>>("Qrie:Telemetry", new() { [endpoint] = string.IsNullOrEmpty(own) ? configuration[TelemetryExtensions.Endpoint] : own })
            .WithUrl(endpoint, "The collector that is sent traces and metrics", one => one.GetValueOrDefault(endpoint))
            .Settings;
    }
}
