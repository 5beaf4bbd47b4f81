namespace Qrie.Inventory;

/// <summary>A resource that is to be judged again because time has passed.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Type">Its type.</param>
/// <param name="AccountId">Its account.</param>
/// <param name="Region">Its region.</param>
public sealed record DueResource(string Arn, string Type, string AccountId, string Region);
