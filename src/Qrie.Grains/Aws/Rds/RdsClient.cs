using System.Xml.Linq;
using Qrie.Aws.Protocol;

namespace Qrie.Aws.Rds;

/// <summary>
/// Amazon RDS, as far as it is needed (<see href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/"/>). Elements come as they
/// are; <see cref="RdsXml"/> reads them.
/// </summary>
public sealed class RdsClient : IDisposable
{
    private readonly QueryClient client;

    internal RdsClient(AwsClientParameters parameters, AwsProtocolConfig config) => client = new QueryClient(parameters, config, "2014-10-31");

    /// <summary>All items of a kind, or those of some ids; ids that do not exist are left out.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="ids">The ids, in lower case; null for all.</param>
    /// <param name="cancellationToken">Gives the requests up.</param>
    internal IAsyncEnumerable<XElement> DescribeAsync(RdsKind kind, IReadOnlyCollection<string>? ids, CancellationToken cancellationToken) =>
        ItemsAsync(kind.Operation, ids is null ? [] : Filter(kind.Filter, ids), kind.List, cancellationToken);

    /// <summary>Who may restore a manual snapshot: accounts, or <c>all</c>.</summary>
    /// <param name="kind">Which of the two kinds of snapshots.</param>
    /// <param name="id">The snapshot's id.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    internal async Task<IReadOnlyList<string>> RestoreAttributeAsync(RdsKind kind, string id, CancellationToken cancellationToken)
    {
        var result = await client.CallAsync($"Describe{kind.Item}Attributes", [($"{kind.Item}Identifier", id)], cancellationToken);
        return
        [
            .. result.Descendants($"{kind.Item}Attribute")
                .Where(attribute => attribute.Element("AttributeName")?.Value == "restore")
                .SelectMany(attribute => attribute.Descendants("AttributeValue")).Select(value => value.Value)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The values of some parameters of a group of instances. A parameter that the group lacks, or that has no value, is left out.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="names">The parameters' names.</param>
    /// <param name="cancellationToken">Gives the requests up.</param>
    internal async Task<SortedDictionary<string, string>> ParametersAsync(string group, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var parameter in ItemsAsync(
            "DescribeDBParameters", [("DBParameterGroupName", group), .. Filter("parameter-name", names)], "Parameters", cancellationToken))
        {
            // Where the filter is not known, all come.
            if (parameter.Element("ParameterName")?.Value is { } name && names.Contains(name) && parameter.Element("ParameterValue")?.Value is { Length: > 0 } value)
            {
                values[name] = value;
            }
        }

        return values;
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private IAsyncEnumerable<XElement> ItemsAsync(
        string operation, IReadOnlyCollection<(string Name, string Value)> arguments, string list, CancellationToken cancellationToken) =>
        client.PagesAsync(operation, arguments, cancellationToken).SelectMany(page => page.Element(list)?.Elements() ?? []);

    private static (string Name, string Value)[] Filter(string name, IReadOnlyCollection<string> values) =>
        [("Filters.Filter.1.Name", name), .. QueryClient.List("Filters.Filter.1.Values", values, "Value")];
}
