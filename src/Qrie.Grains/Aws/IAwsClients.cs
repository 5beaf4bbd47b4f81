namespace Qrie.Aws;

/// <summary>
/// Clients that act in one account, with the session of its role, under its request budgets. What a service's folder adds to
/// it are extension methods, such as <c>clients.S3(region)</c>.
/// </summary>
public interface IAwsClients
{
    /// <summary>The clock by which what is shared ages.</summary>
    TimeProvider Time { get; }

    /// <summary>A client of a service in a region; the same one each time.</summary>
    /// <param name="service">The service.</param>
    /// <param name="region">The region.</param>
    TClient Get<TClient>(AwsService<TClient> service, string region) where TClient : class, IDisposable;

    /// <summary>
    /// Something that all describes of the account share on this silo, such as a <see cref="BatchLoader{TItem}"/> or a report that is
    /// good for hours. It is made once.
    /// </summary>
    /// <param name="name">Its name, by convention that of the class that owns it.</param>
    /// <param name="region">The region that it is about.</param>
    /// <param name="create">Makes it.</param>
    T Shared<T>(string name, string region, Func<T> create) where T : class;
}
