namespace Qrie.Notifications;

/// <summary>What a destination is told of alone, beside its lowest severity. An empty list limits nothing.</summary>
/// <param name="Policies">Policy ids.</param>
/// <param name="Accounts">Account ids.</param>
/// <param name="Services">Services, such as <c>s3</c>.</param>
/// <param name="Kinds"><c>opened</c>, <c>resolved</c>, or both.</param>
public sealed record DestinationLimits(
    IReadOnlyList<string> Policies, IReadOnlyList<string> Accounts, IReadOnlyList<string> Services, IReadOnlyList<string> Kinds)
{
    /// <summary>No limits.</summary>
    public static DestinationLimits None { get; } = new([], [], [], []);
}
