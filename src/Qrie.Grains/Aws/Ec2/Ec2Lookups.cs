namespace Qrie.Aws.Ec2;

/// <summary>Facts for a few describes: those that are asked for at the same time are read with one call.</summary>
internal sealed class Ec2Lookups(IAwsClients clients, string region) : Ec2Facts(clients, region)
{
    // A filter takes 200 values.
    private const int ValuesPerCall = 200;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(25);

    public override async Task<IReadOnlyList<TItem>> ManyAsync<TItem>(
        Ec2Describe<TItem> describe, Ec2Filter<TItem> filter, string value, CancellationToken cancellationToken) =>
        await Clients.Shared($"{nameof(Ec2Lookups)} {describe.Operation} {filter.Name}", Region, () => Loader(describe, filter)).LoadAsync(value, cancellationToken) ?? [];

    public override async Task<T> SettingAsync<T>(Ec2Setting<T> setting, CancellationToken cancellationToken)
    {
        var loader = Clients.Shared($"{nameof(Ec2Lookups)} {setting.Name}", Region, () => new BatchLoader<T>(
            async (_, ct) => new Dictionary<string, T> { [setting.Name] = await setting.Read(Clients.Ec2(Region), ct) }, 1, Gather, TimeProvider.System));
        return (await loader.LoadAsync(setting.Name, cancellationToken))!;
    }

    private BatchLoader<IReadOnlyList<TItem>> Loader<TItem>(Ec2Describe<TItem> describe, Ec2Filter<TItem> filter) where TItem : class => new(
        async (values, ct) =>
        {
            var items = await describe.ReadAsync(Clients.Ec2(Region), filter.Name, values, ct);
            return items
                .SelectMany(item => filter.Values(item).Select(value => (value, item)))
                .GroupBy(pair => pair.value, pair => pair.item, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => (IReadOnlyList<TItem>)[.. group], StringComparer.Ordinal);
        },
        ValuesPerCall, Gather, TimeProvider.System);
}
