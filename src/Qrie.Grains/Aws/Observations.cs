using Qrie.Changes;
using Qrie.Resources;

namespace Qrie.Aws;

/// <summary>Makes what a listing brought ready to go to its resource.</summary>
public static class Observations
{
    /// <summary>The snapshot as an observation.</summary>
    /// <param name="snapshot">What the listing says of the resource.</param>
    /// <param name="type">Its type.</param>
    /// <param name="accountId">The account that was listed.</param>
    /// <param name="beganAt">When the listing began; a snapshot that says it is older is as old as it says.</param>
    /// <param name="cause">The event that asked for the listing; null for a scan.</param>
    public static Observation Observe(this Description.Found snapshot, IResourceType type, string accountId, DateTimeOffset beganAt, Cause? cause) => new()
    {
        Type = type.Name,
        AccountId = accountId,
        Region = snapshot.Region,
        Configuration = CanonicalJson.Write(snapshot.Configuration, type.ConfigurationType),
        Tags = snapshot.Tags,
        Relations = snapshot.Relations,
        Names = snapshot.Names,
        Unreadable = snapshot.Unreadable,
        BeganAt = snapshot.AsOf < beganAt ? snapshot.AsOf.Value : beganAt,
        Cause = cause,
    };
}
