namespace Qrie.Aws.Ec2;

/// <summary>Whose item is described, where, and with which facts.</summary>
/// <param name="Partition">The account's partition.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The region.</param>
/// <param name="Clients">The account's clients.</param>
/// <param name="Facts">What the description needs beside the item.</param>
internal sealed record Ec2Scope(string Partition, string AccountId, string Region, IAwsClients Clients, Ec2Facts Facts)
{
    /// <summary>What EC2 keeps for the account in the region (the name and the ARN are Qrie's).</summary>
    public string Settings => $"arn:{Partition}:ec2:{Region}:{AccountId}:settings";

    /// <summary>The ARN of one of the account's resources.</summary>
    /// <param name="word">The ARN's word, such as <c>security-group</c>.</param>
    /// <param name="id">The id.</param>
    public string Arn(string word, string id) => $"arn:{Partition}:ec2:{Region}:{AccountId}:{word}/{id}";

    /// <summary>The ARNs of those that there are.</summary>
    /// <param name="word">The ARN's word.</param>
    /// <param name="ids">The ids; null and empty ones are left out.</param>
    public IEnumerable<string> Arns(string word, params IEnumerable<string?> ids) =>
        ids.Where(id => id is { Length: > 0 }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => Arn(word, id!));
}
