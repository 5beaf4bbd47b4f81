using System.Collections.Concurrent;

namespace Qrie.Aws.Rds;

/// <summary>Where items are read. One lives for one describe or one listing, so that a group of parameters is read once in it.</summary>
internal sealed record RdsScope(string Partition, string AccountId, string Region, IAwsClients Clients)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<SortedDictionary<string, string>>>> groups = new();

    /// <summary>The ARN of something of RDS's.</summary>
    public string Arn(RdsKind kind, string id) => Arn(kind.Word, id);

    /// <summary>The ARN of something of RDS's that is no resource of Qrie's.</summary>
    public string Arn(string word, string id) =>
        id.StartsWith("arn:", StringComparison.Ordinal) ? id : $"arn:{Partition}:rds:{Region}:{AccountId}:{word}:{id.ToLowerInvariant()}";

    /// <summary>The values of some parameters of a group.</summary>
    public Task<SortedDictionary<string, string>> ParametersAsync(string group, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        groups.GetOrAdd($"{group} {string.Join(' ', names)}", _ => new(() => Clients.Rds(Region).ParametersAsync(group, names, cancellationToken))).Value;
}
