using Qrie.CloudTrail.Iam;
using Qrie.CloudTrail.Rules;

namespace Qrie.CloudTrail;

/// <summary>
/// Which events of one service are worth sending. It holds all that Qrie classifies, and may hold more: an event whose name a
/// default row covers counts only if its record names a resource, which no selection by names can tell.
/// </summary>
public sealed record EventSelection
{
    /// <summary>The <c>eventSource</c>, such as <c>s3.amazonaws.com</c>.</summary>
    public required string EventSource { get; init; }

    /// <summary>Names of events, in order. With <see cref="All"/>, only those that <see cref="Excluded"/> covers.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>What names begin with, in order: default rows, and names that carry the date of their API.</summary>
    public required IReadOnlyList<string> Prefixes { get; init; }

    /// <summary>Whether every event of the source is wanted but the <see cref="Excluded"/> ones.</summary>
    public required bool All { get; init; }

    /// <summary>With <see cref="All"/>, names and patterns (<c>X*</c>, <c>*X*</c>) of events that are not wanted, in order.</summary>
    public required IReadOnlyList<string> Excluded { get; init; }

    /// <summary>The selections of every service that Qrie understands, by their source.</summary>
    public static IReadOnlyList<EventSelection> OfAllServices() =>
        [.. Discovery.Instances<IEventExtractor>().Select(Of).OrderBy(selection => selection.EventSource, StringComparer.Ordinal)];

    /// <summary>Whether an event is selected.</summary>
    /// <param name="eventName">Its name.</param>
    public bool Selects(string eventName) =>
        Names.Contains(eventName)
        || Prefixes.Any(prefix => eventName.StartsWith(prefix, StringComparison.Ordinal))
        || (All && !IsExcluded(Excluded, eventName));

    private static EventSelection Of(IEventExtractor extractor) => extractor switch
    {
        EventTable table => Of(table),
        SignInEvents => new EventSelection { EventSource = extractor.EventSource, Names = SignInEvents.Names, Prefixes = [], All = false, Excluded = [] },
        _ => throw new InvalidOperationException($"{extractor.GetType().Name} does not say which events it understands."),
    };

    private static EventSelection Of(EventTable table)
    {
        var rows = table.Rows.SelectMany(rule => rule.Names).ToArray();
        var defaults = table.Defaults.SelectMany(rule => rule.Names).ToArray();
        var all = defaults.Contains("*");
        var excluded = all ? Sorted(Exclusions(table)) : [];
        var wanted = rows.Where(name => !all || IsExcluded(excluded, name)).ToArray();
        var prefixes = Sorted(
            wanted.Where(table.IsDated).Select(table.WithoutDate).Concat(all ? [] : defaults.Select(Beginning)));
        return new EventSelection
        {
            EventSource = table.EventSource,
            Names = Sorted(wanted.Where(name => !table.IsDated(name) && !prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))),
            Prefixes = prefixes,
            All = all,
            Excluded = excluded,
        };
    }

    // Default rows go before ignored patterns, so what these cover may count; only data planes, which are many, are left out.
    private static IEnumerable<string> Exclusions(EventTable table)
    {
        var ignored = table.IgnoredNames.Where(row => !EventPattern.IsPattern(row.Name) || row.Reason == RecordReasons.DataEvent).Select(row => row.Name).ToArray();
        var patterns = ignored.Where(EventPattern.IsPattern).ToArray();
        return ignored
            .Where(name => EventPattern.IsPattern(name) || !IsExcluded(patterns, name))
            .SelectMany(name => table.HasDates && !EventPattern.IsPattern(name) ? [name, $"{name}20*"] : (string[])[name]);
    }

    private static string Beginning(string pattern) => pattern.EndsWith('*') && !pattern.StartsWith('*')
        ? pattern.TrimEnd('*')
        : throw new InvalidOperationException($"A rule of EventBridge cannot select the default row '{pattern}'.");

    private static bool IsExcluded(IReadOnlyList<string> excluded, string name) =>
        excluded.Any(text => EventPattern.IsPattern(text) ? new EventPattern(text).Matches(name) : text == name);

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];
}
