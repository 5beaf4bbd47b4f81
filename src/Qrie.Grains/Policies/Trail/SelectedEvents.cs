using Qrie.Aws.Trail;

namespace Qrie.Policies.Trail;

/// <summary>What the selectors of a trail select.</summary>
/// <param name="Reads">All reads of the kind.</param>
/// <param name="Writes">All writes of the kind.</param>
internal readonly record struct SelectedEvents(bool Reads, bool Writes)
{
    private const string ObjectType = "AWS::S3::Object";

    // By default the events of these two, of which there are very many, may be left out of what is all the same complete.
    private static readonly string[] MayBeExcluded = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

    /// <summary>Reads and writes.</summary>
    public bool All => Reads && Writes;

    /// <summary>Management events, by all selectors together.</summary>
    public static SelectedEvents Management(EventSelectors selectors) => Together(
    [
        .. selectors.Classic.Where(selector => selector.IncludesManagementEvents).Select(selector => Of(selector.ReadWriteType)),
        .. selectors.Advanced.Where(selector => Is(selector, "eventCategory", "Management") && OnlyNarrowedBy(selector, MayNarrowManagement)).Select(Of),
    ]);

    /// <summary>Events of the objects of all buckets.</summary>
    public static SelectedEvents ObjectsOfAllBuckets(EventSelectors selectors) => Together(
    [
        .. selectors.Classic
            .Where(selector => selector.DataResources.Any(resource => resource.Type == ObjectType && resource.Values.Any(IsEveryBucket)))
            .Select(selector => Of(selector.ReadWriteType)),
        .. selectors.Advanced
            .Where(selector => Is(selector, "eventCategory", "Data") && Is(selector, "resources.type", ObjectType) && OnlyNarrowedBy(selector, MayNarrowObjects))
            .Select(Of),
    ]);

    /// <summary>Sources whose management events some selector leaves out.</summary>
    public static IReadOnlyList<string> ExcludedSources(EventSelectors selectors) =>
    [
        .. selectors.Classic.SelectMany(selector => selector.ExcludedSources)
            .Concat(selectors.Advanced.SelectMany(selector => selector.Fields)
                .Where(field => field.Field == "eventSource")
                .SelectMany(field => field.Conditions.GetValueOrDefault("NotEquals", [])))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static SelectedEvents Together(IReadOnlyCollection<SelectedEvents> selected) =>
        new(selected.Any(one => one.Reads), selected.Any(one => one.Writes));

    private static SelectedEvents Of(string readWriteType) => new(readWriteType != "WriteOnly", readWriteType != "ReadOnly");

    private static SelectedEvents Of(AdvancedEventSelector selector) =>
        selector.Fields.FirstOrDefault(field => field.Field == "readOnly") is not { } field ? new(true, true)
        : new(field.Equal.Contains("true", StringComparer.OrdinalIgnoreCase), field.Equal.Contains("false", StringComparer.OrdinalIgnoreCase));

    private static bool Is(AdvancedEventSelector selector, string field, string value) =>
        selector.Fields.Any(one => one.Field == field && one.Equal.Contains(value));

    // A selector that asks for anything else does not select all events of its kind.
    private static bool OnlyNarrowedBy(AdvancedEventSelector selector, Func<FieldSelector, bool> may) =>
        selector.Fields.All(field => field.Field is "eventCategory" or "readOnly" || may(field));

    private static bool MayNarrowManagement(FieldSelector field) => field.Field == "eventSource"
        && field.Conditions.All(condition => condition.Key == "NotEquals" && condition.Value.All(MayBeExcluded.Contains));

    private static bool MayNarrowObjects(FieldSelector field) => field.Field == "resources.type";

    // "arn:aws:s3" or "arn:aws:s3:::", in any partition.
    private static bool IsEveryBucket(string arn) => arn.Split(':') is ["arn", _, "s3"] or ["arn", _, "s3", "", "", ""];
}
