using System.Runtime.CompilerServices;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>
/// One of EC2's Describe operations, read by the values of a filter or as a whole. Filters, not lists of ids: an id that is not
/// there fails a whole call.
/// </summary>
/// <typeparam name="TItem">What it describes.</typeparam>
/// <param name="operation">The operation, such as <c>DescribeVolumes</c>, which is also its IAM action.</param>
/// <param name="idFilter">The filter that selects by id.</param>
/// <param name="id">The id of an item.</param>
/// <param name="page">Reads one page: the filters, which may be none, and the token of the page.</param>
internal sealed class Ec2Describe<TItem>(
    string operation, string idFilter, Func<TItem, string> id,
    Func<IAmazonEC2, List<Filter>?, string?, CancellationToken, Task<(IEnumerable<TItem>? Items, string? Next)>> page) where TItem : class
{
    /// <summary>The IAM action.</summary>
    public string Permission => $"ec2:{operation}";

    /// <summary>The operation.</summary>
    public string Operation => operation;

    /// <summary>Selects by the item's own id.</summary>
    public Ec2Filter<TItem> ById { get; } = new(idFilter, item => [id(item)]);

    /// <summary>The id of an item.</summary>
    public string IdOf(TItem item) => id(item);

    /// <summary>The items for which the filter has one of the values.</summary>
    public async Task<IReadOnlyList<TItem>> ReadAsync(IAmazonEC2 ec2, string filter, IEnumerable<string> values, CancellationToken cancellationToken) =>
        await ReadAsync(ec2, [new Filter(filter, [.. values])], cancellationToken).ToListAsync(cancellationToken);

    /// <summary>All items of the region.</summary>
    public IAsyncEnumerable<TItem> ReadAllAsync(IAmazonEC2 ec2, CancellationToken cancellationToken) => ReadAsync(ec2, null, cancellationToken);

    private async IAsyncEnumerable<TItem> ReadAsync(IAmazonEC2 ec2, List<Filter>? filters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            (var items, token) = await page(ec2, filters, token, cancellationToken);
            foreach (var item in items ?? [])
            {
                yield return item;
            }
        }
        while (token is { Length: > 0 });
    }
}
