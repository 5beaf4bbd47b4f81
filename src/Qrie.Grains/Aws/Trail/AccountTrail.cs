using System.Text.Json.Serialization;

namespace Qrie.Aws.Trail;

/// <summary>A trail that records events of an account: its own, or its organization's.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="IsMultiRegion">True when it records events of all regions.</param>
/// <param name="IsOrganization">True when it is the organization's.</param>
public sealed record AccountTrail([property: JsonRequired] string Arn, bool IsMultiRegion, bool IsOrganization)
{
    /// <summary>Whether it is logging.</summary>
    public Observed<TrailStatus> Status { get; init; }

    /// <summary>Which events it selects.</summary>
    public Observed<EventSelectors> EventSelectors { get; init; }
}
