using System.Runtime.CompilerServices;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace Qrie.Aws.Ec2;

/// <summary>A type of EC2's: one Describe operation gives its items, one by one or in bulk.</summary>
/// <typeparam name="TItem">What the operation gives.</typeparam>
/// <typeparam name="TConfiguration">The configuration record.</typeparam>
/// <param name="type">The last word of the type's name.</param>
/// <param name="word">The word of its ARNs.</param>
/// <param name="describe">The operation.</param>
internal abstract class Ec2ResourceType<TItem, TConfiguration>(string type, string word, Ec2Describe<TItem> describe) : ResourceType<TConfiguration>
    where TItem : class
    where TConfiguration : class
{
    public sealed override string Name => $"AWS::EC2::{type}";

    public sealed override string Service => "ec2";

    /// <summary>False for snapshots and images, whose ARNs name no account.</summary>
    protected virtual bool ArnNamesAccount => true;

    public sealed override bool IsArn(string arn) => arn.Split(':') is ["arn", _, "ec2", { Length: > 0 }, var account, var resource]
        && account.Length > 0 == ArnNamesAccount
        && resource.Length > word.Length + 1 && resource[word.Length] == '/' && resource.StartsWith(word, StringComparison.Ordinal);

    public override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var region = Arns.Region(target.Arn) ?? target.Region;
        var facts = new Ec2Lookups(clients, region);
        var scope = new Ec2Scope(target.Partition, target.AccountId, region, clients, facts);
        try
        {
            return await facts.OneAsync(describe, target.Arn[(target.Arn.LastIndexOf('/') + 1)..], cancellationToken) is { } item && Exists(item, scope)
                ? await FoundAsync(item, scope, cancellationToken)
                : new Description.Missing();
        }
        catch (Exception exception) when (AwsErrors.IsTransient(exception) || exception is AmazonServiceException or Accounts.AccountAccessException)
        {
            return new Description.Failed(
                exception is Accounts.AccountAccessException ? exception.Message
                : AwsErrors.IsDenied(exception) ? $"{AwsErrors.Code(exception)}: whether the resource exists could not be told; grant {describe.Permission}."
                : $"{describe.Operation} failed: {AwsErrors.Code(exception)}.")
            {
                IsSetback = AwsErrors.HasNoSession(exception),
            };
        }
    }

    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var where = new Ec2Scope(scope.Partition, scope.AccountId, scope.Region, clients, new Ec2Listing(clients, scope.Region));
        await foreach (var item in describe.ReadAllAsync(clients.Ec2(scope.Region), cancellationToken))
        {
            if (Exists(item, where))
            {
                yield return new Listed(ArnOf(item, where), await ListedAsync(item, where, cancellationToken));
            }
        }
    }

    /// <summary>True when the item is the account's own, and is not about to be gone.</summary>
    protected virtual bool Exists(TItem item, Ec2Scope scope) => true;

    /// <summary>The item's configuration.</summary>
    protected abstract Task<Description.Found> FoundAsync(TItem item, Ec2Scope scope, CancellationToken cancellationToken);

    /// <summary>What a listing says of the item; null where it must be described.</summary>
    protected virtual async Task<Description.Found?> ListedAsync(TItem item, Ec2Scope scope, CancellationToken cancellationToken) =>
        await FoundAsync(item, scope, cancellationToken);

    /// <summary>A configuration that the item itself tells in full.</summary>
    protected static Task<Description.Found> Whole(
        TConfiguration configuration, Ec2Scope scope, SortedDictionary<string, string> tags, IEnumerable<string> relations, params IEnumerable<string?> names) =>
        Task.FromResult(new Description.Found(configuration, scope.Region, tags, [.. relations], [], false) { Names = Named(names) });

    /// <summary>The names that there are, each once.</summary>
    protected static IReadOnlyList<string> Named(IEnumerable<string?> names) => [.. names.OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Tags in the order of their keys.</summary>
    protected static SortedDictionary<string, string> TagsOf(List<Tag>? tags) =>
        new((tags ?? []).DistinctBy(tag => tag.Key).ToDictionary(tag => tag.Key, tag => tag.Value ?? ""), StringComparer.Ordinal);

    private string ArnOf(TItem item, Ec2Scope scope) => ArnNamesAccount
        ? scope.Arn(word, describe.IdOf(item))
        : $"arn:{scope.Partition}:ec2:{scope.Region}::{word}/{describe.IdOf(item)}";
}
