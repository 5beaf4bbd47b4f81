using Qrie.Coverage;

namespace Qrie.Silo.Api.Coverage;

/// <summary>A part that cannot be read, and on how many resources; <c>permission</c> is the IAM action to grant.</summary>
internal sealed record UnreadablePartDto(
    string AccountId, string Region, string Type, string Part, string Reason, string? Permission, int Resources)
{
    public static UnreadablePartDto From(UnreadableTotal total) =>
        new(total.AccountId, total.Region, total.Type, total.Part, total.Reason, total.Permission, total.Resources);
}
