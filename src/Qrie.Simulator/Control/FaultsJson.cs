using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Qrie.Simulator.Control;

/// <summary>The faults in JSON: rates as numbers, times in seconds.</summary>
internal static class FaultsJson
{
    private static readonly FrozenDictionary<string, (Func<Faults, JsonNode?> Get, Action<Faults, JsonNode> Set)> Members =
        new Dictionary<string, (Func<Faults, JsonNode?>, Action<Faults, JsonNode>)>
        {
            ["spare_administrators"] = (faults => faults.SpareAdministrators, (faults, value) => faults.SpareAdministrators = (bool)value),
            ["include_queues"] = (faults => faults.IncludeQueues, (faults, value) => faults.IncludeQueues = (bool)value),
            ["latency_seconds"] = (faults => faults.Latency.TotalSeconds, (faults, value) => faults.Latency = Time(value)),
            ["latency_by_service_seconds"] = (
                faults => new JsonObject(faults.LatencyByService.Select(latency => KeyValuePair.Create(latency.Key, (JsonNode?)latency.Value.TotalSeconds))),
                (faults, value) => faults.LatencyByService = value.AsObject().ToDictionary(latency => latency.Key, latency => Time(latency.Value!))),
            ["throttling_rate"] = (faults => faults.ThrottlingRate, (faults, value) => faults.ThrottlingRate = Rate(value)),
            ["error_rate"] = (faults => faults.ErrorRate, (faults, value) => faults.ErrorRate = Rate(value)),
            ["delete_entry_failure_rate"] = (faults => faults.DeleteEntryFailureRate, (faults, value) => faults.DeleteEntryFailureRate = Rate(value)),
            ["read_lag_seconds"] = (faults => faults.ReadLag.TotalSeconds, (faults, value) => faults.ReadLag = Time(value)),
            ["stale_read_rate"] = (faults => faults.StaleReadRate, (faults, value) => faults.StaleReadRate = Rate(value)),
            ["duplicate_rate"] = (faults => faults.DuplicateRate, (faults, value) => faults.DuplicateRate = Rate(value)),
            ["reorder_rate"] = (faults => faults.ReorderRate, (faults, value) => faults.ReorderRate = Rate(value)),
            ["reorder_window_seconds"] = (faults => faults.ReorderWindow.TotalSeconds, (faults, value) => faults.ReorderWindow = Time(value)),
            ["delay_rate"] = (faults => faults.DelayRate, (faults, value) => faults.DelayRate = Rate(value)),
            ["max_event_delay_seconds"] = (faults => faults.MaxEventDelay.TotalSeconds, (faults, value) => faults.MaxEventDelay = Time(value)),
            ["drop_rate"] = (faults => faults.DropRate, (faults, value) => faults.DropRate = Rate(value)),
            ["clock_skew_seconds"] = (faults => faults.ClockSkew.TotalSeconds, (faults, value) => faults.ClockSkew = TimeSpan.FromSeconds((double)value)),
            ["deny"] = (
                faults => new JsonArray([.. faults.Denied.Select(denied => new JsonObject { ["account_id"] = denied.AccountId, ["action"] = denied.Action })]),
                (faults, value) => Each(value, entry => faults.Deny(Text(entry, "account_id"), Text(entry, "action")))),
            ["allow"] = (_ => null, (faults, value) => Each(value, entry => faults.Allow(Text(entry, "account_id"), entry["action"]?.ToString()))),
            ["hang"] = (_ => null, (faults, value) => Each(value, entry => faults.Hang(Text(entry, "account_id"), Time(entry["seconds"]!)))),
        }.ToFrozenDictionary();

    public static JsonObject Write(Faults faults) => new(Members
        .OrderBy(member => member.Key, StringComparer.Ordinal)
        .Select(member => KeyValuePair.Create(member.Key, member.Value.Get(faults)))
        .Where(member => member.Value is not null));

    /// <exception cref="FormatException">A name is not known, or a value is out of range.</exception>
    public static void Apply(Faults faults, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is null || !Members.TryGetValue(name, out var member))
            {
                throw new FormatException($"'{name}' is not a fault. Known: {string.Join(", ", Members.Keys.Order(StringComparer.Ordinal))}.");
            }

            member.Set(faults, value);
        }
    }

    private static void Each(JsonNode value, Action<JsonObject> act)
    {
        foreach (var entry in value.AsArray())
        {
            act(entry!.AsObject());
        }
    }

    private static string Text(JsonObject entry, string name) => entry[name]?.ToString() ?? throw new FormatException($"An entry needs '{name}'.");

    private static TimeSpan Time(JsonNode value) => (double)value is >= 0 and <= 86_400 and var seconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new FormatException($"{value} is no time from 0 to 86400 seconds.");

    private static double Rate(JsonNode value) => (double)value is >= 0 and <= 1 and var rate
        ? rate
        : throw new FormatException($"{value} is no rate from 0 to 1.");
}
