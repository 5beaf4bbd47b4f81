using System.Collections.Frozen;

namespace Qrie.CloudTrail.Rules;

/// <summary>
/// The events of one service as a table. A name is looked up among the rows and the ignored names, then the default
/// rows are tried, then the patterns. A name that nothing covers is unclassified. What only the inventory can tell
/// (names without their path, indirect ids) is handed on as a change with a name: see <see cref="ResourceShape"/>.
/// </summary>
internal abstract class EventTable : IEventExtractor
{
    private readonly Lazy<FrozenDictionary<string, EventRule>> rules;
    private readonly Lazy<FrozenDictionary<string, string>> ignored;
    private readonly Lazy<(EventPattern Pattern, string Reason)[]> patterns;
    private readonly Lazy<(EventPattern[] Patterns, EventRule Rule)[]> defaults;

    protected EventTable()
    {
        rules = new(() => Rows.SelectMany(rule => rule.Names.Select(name => (name, rule))).ToFrozenDictionary(row => NameOf(row.name), row => row.rule, StringComparer.Ordinal));
        ignored = new(() => IgnoredNames.Where(row => !EventPattern.IsPattern(row.Name)).ToFrozenDictionary(row => NameOf(row.Name), row => row.Reason, StringComparer.Ordinal));
        defaults = new(() => [.. Defaults.Select(rule => (rule.Names.Select(name => new EventPattern(name)).ToArray(), rule))]);
        patterns = new(() => [.. IgnoredNames.Where(row => EventPattern.IsPattern(row.Name)).Select(row => (new EventPattern(row.Name), row.Reason))]);
    }

    public abstract string EventSource { get; }

    /// <summary>The rows. No name stands in two of them.</summary>
    public abstract IReadOnlyList<EventRule> Rows { get; }

    /// <summary>Default rows: all their paths are optional, and the first that finds something counts.</summary>
    public virtual IReadOnlyList<EventRule> Defaults => [];

    /// <summary>Events of data planes, by name or pattern (<c>*X*</c>).</summary>
    public virtual string Data => "";

    /// <summary>Jobs and the like, by name or pattern.</summary>
    public virtual string Listed => "";

    /// <summary>Events of what Qrie has no resource for, by name or pattern.</summary>
    public virtual string NoResource => "";

    /// <summary>Whether names of this service may carry the date of their API.</summary>
    public bool HasDates => Rows.Any(rule => rule.Names.Any(IsDated));

    /// <summary>Ignored names and patterns with the reason.</summary>
    public IEnumerable<(string Name, string Reason)> IgnoredNames =>
        Named(Data, RecordReasons.DataEvent).Concat(Named(Listed, RecordReasons.Listed)).Concat(Named(NoResource, RecordReasons.NoResource));

    /// <summary>Whether a name carries the date of its API.</summary>
    public bool IsDated(string eventName) => NameOf(eventName) != eventName;

    /// <summary>A name without the date of its API.</summary>
    public string WithoutDate(string eventName) => NameOf(eventName);

    public Extraction Extract(CloudTrailRecord record)
    {
        if (Before(record) is { } decided)
        {
            return decided;
        }

        var name = NameOf(record.EventName);
        if (rules.Value.TryGetValue(name, out var rule))
        {
            return rule.Apply(record).ToExtraction();
        }

        if (ignored.Value.TryGetValue(name, out var reason))
        {
            return Extraction.Ignored(reason);
        }

        return ByDefault(record, name) ?? ByPattern(name);
    }

    /// <summary>What is decided whatever the event is called.</summary>
    protected virtual Extraction? Before(CloudTrailRecord record) => null;

    /// <summary>The name by which an event is looked up.</summary>
    protected virtual string NameOf(string eventName) => eventName;

    private Extraction? ByDefault(CloudTrailRecord record, string name)
    {
        foreach (var (names, rule) in defaults.Value)
        {
            if (names.Any(pattern => pattern.Matches(name)) && rule.Apply(record) is { Any: true } touched)
            {
                return touched.ToExtraction();
            }
        }

        return null;
    }

    private Extraction ByPattern(string name)
    {
        foreach (var (pattern, reason) in patterns.Value)
        {
            if (pattern.Matches(name))
            {
                return Extraction.Ignored(reason);
            }
        }

        return Extraction.Unclassified;
    }

    private static IEnumerable<(string Name, string Reason)> Named(string names, string reason) =>
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, reason));
}
