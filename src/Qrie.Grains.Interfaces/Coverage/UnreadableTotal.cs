namespace Qrie.Coverage;

/// <summary>How many resources have a part that cannot be read.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The region.</param>
/// <param name="Type">The resources' type.</param>
/// <param name="Part">The part.</param>
/// <param name="Reason">Why, in the words of the service; of one of the resources.</param>
/// <param name="Permission">The IAM action to grant; null when a permission is not what is missing.</param>
/// <param name="Resources">How many resources.</param>
public sealed record UnreadableTotal(
    string AccountId, string Region, string Type, string Part, string Reason, string? Permission, int Resources);
