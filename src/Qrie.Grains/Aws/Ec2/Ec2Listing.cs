using System.Collections.Concurrent;

namespace Qrie.Aws.Ec2;

/// <summary>Facts for a listing: each type that is asked for is read once, as a whole.</summary>
internal sealed class Ec2Listing(IAwsClients clients, string region) : Ec2Facts(clients, region)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<object>>> read = new(StringComparer.Ordinal);

    public override async Task<IReadOnlyList<TItem>> ManyAsync<TItem>(
        Ec2Describe<TItem> describe, Ec2Filter<TItem> filter, string value, CancellationToken cancellationToken)
    {
        var all = await OnceAsync($"{describe.Operation} {filter.Name}", async () =>
            (await OnceAsync<IReadOnlyList<TItem>>(describe.Operation, async () => await describe.ReadAllAsync(Clients.Ec2(Region), cancellationToken).ToListAsync(cancellationToken)))
                .SelectMany(item => filter.Values(item).Select(value => (value, item)))
                .ToLookup(pair => pair.value, pair => pair.item, StringComparer.Ordinal));
        return [.. all[value]];
    }

    public override Task<T> SettingAsync<T>(Ec2Setting<T> setting, CancellationToken cancellationToken) =>
        OnceAsync(setting.Name, () => setting.Read(Clients.Ec2(Region), cancellationToken));

    private async Task<T> OnceAsync<T>(string name, Func<Task<T>> readAsync) where T : class =>
        (T)await read.GetOrAdd(name, _ => new Lazy<Task<object>>(async () => await readAsync())).Value;
}
