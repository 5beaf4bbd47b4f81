namespace Qrie.Aws;

/// <summary>A service of AWS: how a client of it is made. Each service's folder has one, and an extension method on <see cref="IAwsClients"/>.</summary>
/// <typeparam name="TClient">The client.</typeparam>
/// <param name="Name">The service's own name; with the region it tells clients apart.</param>
/// <param name="SigningName">The name under which requests are signed, which is also the one of the request budget.</param>
/// <param name="Create">Makes a client.</param>
public sealed record AwsService<TClient>(string Name, string SigningName, Func<AwsClientParameters, TClient> Create) where TClient : class, IDisposable;
