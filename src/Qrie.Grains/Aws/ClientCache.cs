using System.Collections.Concurrent;

namespace Qrie.Aws;

/// <summary>Keeps what was made for an account: making a client costs more than a call.</summary>
internal sealed class ClientCache : IDisposable
{
    private readonly ConcurrentDictionary<(string Name, string Region), Lazy<object>> made = new();

    public T Get<T>(string name, string region, Func<T> create) where T : class =>
        (T)made.GetOrAdd((name, region), _ => new Lazy<object>(create)).Value;

    public void Dispose()
    {
        foreach (var one in made.Values.Where(one => one.IsValueCreated))
        {
            (one.Value as IDisposable)?.Dispose();
        }
    }
}
