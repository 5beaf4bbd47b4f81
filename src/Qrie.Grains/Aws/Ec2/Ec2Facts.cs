namespace Qrie.Aws.Ec2;

/// <summary>What a description needs beside the item itself: items of other types, and what is set for the region.</summary>
/// <param name="clients">The account's clients.</param>
/// <param name="region">The region.</param>
internal abstract class Ec2Facts(IAwsClients clients, string region)
{
    protected IAwsClients Clients => clients;

    protected string Region => region;

    /// <summary>The items for which a filter has a value.</summary>
    public abstract Task<IReadOnlyList<TItem>> ManyAsync<TItem>(
        Ec2Describe<TItem> describe, Ec2Filter<TItem> filter, string value, CancellationToken cancellationToken) where TItem : class;

    /// <summary>What is set for the region, read once for all who ask at the same time.</summary>
    public abstract Task<T> SettingAsync<T>(Ec2Setting<T> setting, CancellationToken cancellationToken) where T : class;

    /// <summary>The item of an id; null when there is none.</summary>
    public async Task<TItem?> OneAsync<TItem>(Ec2Describe<TItem> describe, string id, CancellationToken cancellationToken) where TItem : class =>
        await ManyAsync(describe, describe.ById, id, cancellationToken) is [var item, ..] ? item : null;
}
