using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qrie.Aws;

namespace Qrie.Policies;

/// <summary>
/// Tries one configuration with parts of it otherwise: values in the place of values, lists without an item or with
/// no other item. Where several parts violate each for itself, each is tried with the others gone. What no trial
/// tells is where the evidence stands, and after that all that the policy reads.
/// </summary>
internal sealed class ViolationSearch
{
    private const int MostTrials = 2_000;
    private const int MostCharacters = 20_000_000;
    private const int MostItems = 200;

    // Words that mean the better choice to some service; what is none to the one at hand changes no verdict.
    private static readonly string[] Words = ["", "-", "Enabled", "enabled", "required", "disabled", "true", "1", "0"];
    private static readonly string[] Days = ["2000-01-01", "2999-01-01"];
    private static readonly string[] Moments = ["2000-01-01T00:00:00Z", "2999-01-01T00:00:00Z"];

    private readonly Func<string, VerdictKind> judge;
    private readonly JsonObject? root;
    private readonly string[] parts;
    private readonly int most;
    private int trials;

    /// <summary>A search.</summary>
    /// <param name="configuration">The configuration, as canonical JSON.</param>
    /// <param name="read">The parts that the policy reads.</param>
    /// <param name="judge">Judges a configuration.</param>
    public ViolationSearch(string configuration, IReadOnlyList<string> read, Func<string, VerdictKind> judge)
    {
        this.judge = judge;
        root = JsonNode.Parse(configuration, documentOptions: new JsonDocumentOptions { MaxDepth = 128 }) as JsonObject;
        most = Math.Min(MostTrials, MostCharacters / Math.Max(1, configuration.Length));
        parts = root is null ? [] : [.. read.Where(part => root.ContainsKey(part) && !IsUnreadable(root[part]))];
    }

    /// <summary>The places that violate; none when the configuration does not.</summary>
    /// <param name="evidence">The evidence, as JSON.</param>
    public IReadOnlyList<string> Find(string evidence)
    {
        if (root is null || parts.Length == 0 || Judged() != VerdictKind.Violation)
        {
            return [];
        }

        var found = parts.SelectMany(part => Members(root, part, "")).ToList();
        if (found.Count == 0)
        {
            found = [.. parts.SelectMany(ForItself).Distinct(StringComparer.Ordinal)];
        }

        var places = new EvidencePlaces(evidence);
        if (found.Count == 0)
        {
            found = places.In(root, parts);
        }

        // What a service says of a document decides, where it says so; people look for the statement all the same.
        found.AddRange(places.StatementsIn(root, parts).Except(found, StringComparer.Ordinal).ToArray());

        return found.Count == 0 ? [.. parts.Select(part => Pointer("", part))] : found;
    }

    private static bool IsUnreadable(JsonNode? node) => node is JsonObject members && members.ContainsKey("$unreadable");

    private static string Pointer(string path, string member) =>
        $"{path}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static string Pointer(string path, int item) => string.Create(CultureInfo.InvariantCulture, $"{path}/{item}");

    /// <summary>What of one part violates though everything else that the policy reads is gone, as far as it can be.</summary>
    private List<string> ForItself(string part)
    {
        var kept = new List<(string Part, JsonNode? Value)>();
        foreach (var other in parts.Where(other => other != part))
        {
            var value = root![other];
            root[other] = null;
            if (Judged() == VerdictKind.Violation)
            {
                kept.Add((other, value));
            }
            else
            {
                root[other] = value;
            }
        }

        var found = Members(root!, part, "");
        foreach (var (other, value) in kept)
        {
            root![other] = value;
        }

        return found;
    }

    private List<string> Members(JsonObject owner, string name, string path) =>
        Look(owner[name], Pointer(path, name), value => owner[name] = value);

    private List<string> Look(JsonNode? node, string path, Action<JsonNode?> put)
    {
        if (IsUnreadable(node) || trials >= most)
        {
            return [];
        }

        var within = node switch
        {
            JsonObject members => members.Select(member => member.Key).ToArray().SelectMany(name => Members(members, name, path)).ToList(),
            JsonArray items => Items(items, path),
            _ => [],
        };
        if (within.Count == 0 && node is JsonObject switches)
        {
            within = Together(switches, path);
        }

        return within.Count == 0 && Otherwise(node).Any(other => Tried(() => put(other), () => put(node)) == VerdictKind.Compliant) ? [path] : within;
    }

    // Switches of which none decides alone: all that are off, if all on keep the policy.
    private List<string> Together(JsonObject members, string path)
    {
        var off = members.Where(member => member.Value?.GetValueKind() == JsonValueKind.False).Select(member => member.Key).ToArray();
        return off.Length > 1 && Tried(() => Set(true), () => Set(false)) == VerdictKind.Compliant ? [.. off.Select(name => Pointer(path, name))] : [];

        void Set(bool on)
        {
            foreach (var name in off)
            {
                members[name] = JsonValue.Create(on);
            }
        }
    }

    private List<string> Items(JsonArray items, string path)
    {
        var all = items.ToArray();
        if (all.Length == 0 || trials >= most)
        {
            return [];
        }

        var none = With(items, []);
        var found = new List<string>();
        for (var i = 0; i < Math.Min(all.Length, MostItems); i++)
        {
            var (at, item) = (i, all[i]);
            if (With(items, [.. all.Where((_, other) => other != at)]) == VerdictKind.Compliant)
            {
                Fill(items, all);
                found.AddRange(Item(item, Pointer(path, i)));
            }
            else if (all.Length > 1 && none == VerdictKind.Compliant && With(items, [item], restore: false) == VerdictKind.Violation)
            {
                found.AddRange(Item(item, Pointer(path, i)));
            }

            Fill(items, all);
        }

        return found.Count > 0 ? found : [.. all.Take(MostItems).SelectMany((item, i) => Look(item, Pointer(path, i), value => items[i] = value))];
    }

    // Of an item that decides, the item of a list of its own that does says more: one rule of a group, not the group.
    private List<string> Item(JsonNode? item, string path)
    {
        var within = item is JsonObject members
            ? members.Where(member => member.Value is JsonArray list && list.Any(one => one is JsonObject)).ToArray()
                .SelectMany(member => Items((JsonArray)member.Value!, Pointer(path, member.Key))).ToList()
            : [];
        return within.Count > 0 ? within : [path];
    }

    private VerdictKind With(JsonArray items, JsonNode?[] some, bool restore = true)
    {
        var all = items.ToArray();
        Fill(items, some);
        var kind = Judged();
        if (restore)
        {
            Fill(items, all);
        }

        return kind;
    }

    private static void Fill(JsonArray items, JsonNode?[] some)
    {
        items.Clear();
        foreach (var item in some)
        {
            items.Add(item);
        }
    }

    private VerdictKind Tried(Action change, Action undo)
    {
        change();
        var kind = Judged();
        undo();
        return kind;
    }

    private VerdictKind Judged() => ++trials > most ? VerdictKind.Unknown : judge(root!.ToJsonString(CanonicalJson.Options));

    private static bool IsDate(string text) =>
        text is [_, _, _, _, '-', _, _, '-', ..] && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<JsonNode?> Otherwise(JsonNode? node)
    {
        switch (node?.GetValueKind())
        {
            case JsonValueKind.True or JsonValueKind.False:
                return [JsonValue.Create(node.GetValueKind() == JsonValueKind.False)];
            case JsonValueKind.Number:
                return [JsonValue.Create(0), JsonValue.Create(1), JsonValue.Create(1_000_000), null];
            case JsonValueKind.String:
                var text = node.GetValue<string>();
                var others = IsDate(text) ? (text.Contains('T', StringComparison.Ordinal) ? Moments : Days) : Words;
                return [.. others.Where(other => other != text).Select(other => (JsonNode?)JsonValue.Create(other)), null];
            case JsonValueKind.Object or JsonValueKind.Array:
                return [null];
            default:
                return [JsonValue.Create(true), JsonValue.Create(1_000_000), JsonValue.Create(1), .. Words.Select(word => (JsonNode?)JsonValue.Create(word))];
        }
    }
}
