namespace Qrie.Notifications;

/// <summary>What a destination is to become. Its kind stays.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Address">Another URL or ARN; null to keep the one that it has.</param>
/// <param name="Secret">Another key under which a webhook's requests are signed; null to keep it.</param>
/// <param name="MinimumSeverity">The lowest severity that it is told of, 0 to 100.</param>
/// <param name="Limits">What it is told of alone.</param>
/// <param name="Enabled">False keeps it from being sent anything.</param>
public sealed record DestinationChange(string Id, string? Address, string? Secret, int MinimumSeverity, DestinationLimits Limits, bool Enabled)
{
    /// <summary>Leaves out what is secret.</summary>
    public override string ToString() => Id;
}
