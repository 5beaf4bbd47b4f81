using System.Collections.Immutable;

namespace Qrie.Simulator.Rds;

/// <summary>Applies the settings of a request to an instance.</summary>
internal static class InstanceSettings
{
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html
    private static readonly string[] Waiting = ["MultiAZ", "EnableIAMDatabaseAuthentication", "EngineVersion", "BackupRetentionPeriod"];

    public static SimulatedDbInstance Apply(SimulatedDbInstance instance, IReadOnlyDictionary<string, string> settings) =>
        settings.Aggregate(instance, (changed, setting) => Apply(changed, setting.Key, setting.Value));

    /// <summary>Applies what takes effect at once, and keeps what waits for the maintenance window.</summary>
    public static SimulatedDbInstance ApplyNow(SimulatedDbInstance instance, IReadOnlyDictionary<string, string> settings)
    {
        var waits = settings.Where(setting => Waiting.Contains(setting.Key)).ToArray();
        return Apply(instance, settings.Except(waits).ToDictionary()) with { Pending = instance.Pending.SetItems(waits) };
    }

    private static SimulatedDbInstance Apply(SimulatedDbInstance instance, string name, string value) => name switch
    {
        "PubliclyAccessible" => instance with { IsPublic = Flag(value) },
        "BackupRetentionPeriod" => instance with { BackupDays = Number(value) },
        "MultiAZ" => instance with { IsMultiAz = Flag(value) },
        "DeletionProtection" => instance with { IsProtected = Flag(value) },
        "AutoMinorVersionUpgrade" => instance with { UpgradesItself = Flag(value) },
        "EnableIAMDatabaseAuthentication" => instance with { KnowsIam = Flag(value) },
        "EngineVersion" => instance with { EngineVersion = value },
        "DBParameterGroupName" => instance with { ParameterGroup = value.ToLowerInvariant() },
        _ => instance,
    };

    public static bool Flag(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    public static int Number(string value) =>
        int.TryParse(value, out var number) && number is >= 0 and <= 35 ? number : throw RdsErrors.BadValue($"Invalid value: {value}");

    /// <summary>Log types after some were enabled and others disabled.</summary>
    public static ImmutableSortedSet<string> Logs(ImmutableSortedSet<string> before, IEnumerable<string> enabled, IEnumerable<string> disabled) =>
        before.Union(enabled).Except(disabled);
}
