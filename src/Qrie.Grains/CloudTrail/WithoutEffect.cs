using System.Text.Json;

namespace Qrie.CloudTrail;

/// <summary>What can be dropped by a look at a few fields, before anything is built: reads, failures, data events.</summary>
internal static class WithoutEffect
{
    // Records of old versions do not say whether they read.
    private static readonly string[] ReadingPrefixes = ["Get", "List", "Describe", "Head", "Lookup", "Search", "BatchGet"];

    /// <summary>Why the record changes nothing; null when it may.</summary>
    public static string? Reason(JsonElement root, string eventName)
    {
        if (!root.Member("errorCode").IsNothing())
        {
            return RecordReasons.Failed;
        }

        var readOnly = root.Member("readOnly");
        if (IsTrue(readOnly) || (readOnly.IsNothing()
            && ReadingPrefixes.Any(prefix => eventName.StartsWith(prefix, StringComparison.Ordinal))))
        {
            return RecordReasons.ReadOnly;
        }

        if (IsFalse(root.Member("managementEvent")))
        {
            return RecordReasons.DataEvent;
        }

        return root.Member("eventCategory").Text() is { } category && !category.Equals("Management", StringComparison.OrdinalIgnoreCase)
            ? category.Equals("Data", StringComparison.OrdinalIgnoreCase) ? RecordReasons.DataEvent : RecordReasons.NotManagement
            : null;
    }

    private static bool IsTrue(JsonElement element) => element.ValueKind == JsonValueKind.True
        || string.Equals(element.Text(), "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsFalse(JsonElement element) => element.ValueKind == JsonValueKind.False
        || string.Equals(element.Text(), "false", StringComparison.OrdinalIgnoreCase);
}
