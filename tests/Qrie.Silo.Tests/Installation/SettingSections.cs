using Qrie.Aws;
using Qrie.Changes;
using Qrie.Policies;
using Qrie.Scans;
using Qrie.Silo.Accounts;
using Qrie.Silo.Auth;
using Qrie.Silo.Hosting;
using Qrie.Silo.Hosting.Cluster;
using Qrie.Silo.Notifications;
using Qrie.Silo.Storage;
using Qrie.Silo.Storage.DynamoDb;

namespace Qrie.Silo.Tests.Installation;

/// <summary>The sections of the settings, and the options that are read from them.</summary>
internal static class SettingSections
{
    public static IReadOnlyList<(string Section, Type Options)> All { get; } =
    [
        ("Qrie", typeof(QrieOptions)), ("Qrie:DynamoDb", typeof(DynamoDbOptions)), ("Qrie:History", typeof(HistoryOptions)), ("Qrie:Cluster", typeof(QrieClusterOptions)),
        ("Qrie:Inbox", typeof(InboxOptions)), ("Qrie:Scans", typeof(ScanOptions)), ("Qrie:Organization", typeof(DiscoveryOptions)), ("Qrie:Aws", typeof(AwsOptions)),
        ("Qrie:Policies", typeof(PolicyOptions)), ("Qrie:Notifications", typeof(NotificationOptions)), ("Qrie:Auth", typeof(AuthOptions)), ("Qrie:RateLimit", typeof(RateLimitOptions)),
    ];
}
