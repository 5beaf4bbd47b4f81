using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Qrie.Aws.Rds;

/// <summary>A type of RDS's: one operation describes items, several at once.</summary>
/// <param name="kind">What it describes.</param>
internal abstract class RdsResourceType<TConfiguration>(RdsKind kind) : ResourceType<TConfiguration> where TConfiguration : class
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    public sealed override string Name => $"AWS::RDS::{kind.Type}";

    public sealed override string Service => "rds";

    public sealed override IReadOnlyList<string> ListPermissions => [kind.Permission];

    public sealed override bool IsArn(string arn) =>
        arn.Split(':', 7) is ["arn", _, "rds", { Length: > 0 }, { Length: > 0 }, var word, { Length: > 0 }] && word == kind.Word;

    public sealed override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var region = Arns.Region(target.Arn) ?? target.Region;
        // The identifiers of automated snapshots hold a colon.
        var id = target.Arn.Split(':', 7)[^1];
        try
        {
            var loader = clients.Shared($"{kind.Type} items", region, () => new BatchLoader<XElement>(
                (ids, ct) => LoadAsync(clients.Rds(region), ids, ct), AtOnce, Gather, clients.Time));
            return await loader.LoadAsync(id, cancellationToken) is { } item
                ? await FoundAsync(item, new RdsScope(target.Partition, target.AccountId, region, clients), new PartReader(cancellationToken, GoneCode))
                : new Description.Missing();
        }
        catch (Exception exception) when (Failures.IsOfAws(exception))
        {
            return Failures.Of(exception, $"the {kind.Type}", kind.Permission);
        }
    }

    public sealed override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var where = new RdsScope(scope.Partition, scope.AccountId, scope.Region, clients);
        await foreach (var item in clients.Rds(scope.Region).DescribeAsync(kind, null, cancellationToken))
        {
            var snapshot = ListsWhole(item) ? await FoundAsync(item, where, new PartReader(cancellationToken, GoneCode)) as Description.Found : null;
            yield return new Listed(item.Text($"{kind.Item}Arn") ?? where.Arn(kind, IdOf(item)), snapshot);
        }
    }

    /// <summary>The code with which a part says that the item is gone.</summary>
    protected virtual string GoneCode => "";

    /// <summary>True when the item's configuration can be had in a listing without a call for each.</summary>
    protected virtual bool ListsWhole(XElement item) => true;

    /// <summary>The item's configuration.</summary>
    protected abstract Task<Description> FoundAsync(XElement item, RdsScope scope, PartReader parts);

    protected string IdOf(XElement item) => item.Text($"{kind.Item}Identifier") ?? "";

    private async Task<IReadOnlyDictionary<string, XElement>> LoadAsync(RdsClient client, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        await client.DescribeAsync(kind, ids, cancellationToken).ToDictionaryAsync(IdOf, item => item, cancellationToken: cancellationToken);
}
