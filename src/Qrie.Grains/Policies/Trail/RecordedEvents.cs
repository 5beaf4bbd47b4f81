using Qrie.Aws;
using Qrie.Aws.Organization;
using Qrie.Aws.Trail;

namespace Qrie.Policies.Trail;

/// <summary>Which events of an account some trail records in all regions.</summary>
internal static class RecordedEvents
{
    /// <summary>Whether some trail, the account's own or its organization's, is multi-region, logs, and selects what is asked for.</summary>
    /// <param name="account">The account.</param>
    /// <param name="selects">What is asked for.</param>
    public static Truth Are(AccountConfiguration account, Func<EventSelectors, bool> selects)
    {
        if (!account.Trails.TryGet(out var known))
        {
            return account.Trails.Is("trails", _ => false, whenAbsent: false);
        }

        return known.Aggregate(Truth.Of(false), (any, trail) => any | (
            Truth.Of(trail.IsMultiRegion)
            & trail.Status.Is($"status of {trail.Arn}", status => status.IsLogging, whenAbsent: false)
            & trail.EventSelectors.Is($"event_selectors of {trail.Arn}", selects, whenAbsent: false)));
    }

    /// <summary>The trails that there are, with what each of them lacks or has, for evidence.</summary>
    public static IReadOnlyDictionary<string, object?> Evidence(AccountConfiguration account) => new Dictionary<string, object?>
    {
        ["trails"] = account.Trails.TryGet(out var known) ? known.Select(Facts).ToArray() : [],
    };

    private static object Facts(AccountTrail trail)
    {
        var selectors = trail.EventSelectors.TryGet(out var read) ? read : null;
        return new
        {
            arn = trail.Arn,
            multi_region = trail.IsMultiRegion,
            organization = trail.IsOrganization,
            logging = trail.Status.TryGet(out var status) ? status.IsLogging : (bool?)null,
            management_reads = selectors is null ? (bool?)null : SelectedEvents.Management(selectors).Reads,
            management_writes = selectors is null ? (bool?)null : SelectedEvents.Management(selectors).Writes,
            excluded_sources = selectors is null ? [] : SelectedEvents.ExcludedSources(selectors),
        };
    }
}
