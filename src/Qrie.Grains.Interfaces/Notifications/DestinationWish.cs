namespace Qrie.Notifications;

/// <summary>A destination as it is wished for.</summary>
/// <param name="Id">Its name: small letters, digits and dashes, 1 to 64.</param>
/// <param name="Kind"><c>webhook</c>, <c>slack</c>, <c>sns</c> or <c>eventbridge</c>.</param>
/// <param name="Address">The URL, or the ARN of a topic or an event bus.</param>
/// <param name="Secret">The key under which a webhook's requests are signed; null for other kinds.</param>
/// <param name="MinimumSeverity">The lowest severity that it is told of, 0 to 100.</param>
/// <param name="Limits">What it is told of alone.</param>
public sealed record DestinationWish(string Id, string Kind, string Address, string? Secret, int MinimumSeverity, DestinationLimits Limits)
{
    /// <summary>Leaves out what is secret.</summary>
    public override string ToString() => $"{Kind} {Id}";
}
