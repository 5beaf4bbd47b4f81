using Qrie.Accounts;

namespace Qrie.Aws;

/// <summary>The clients of one account on this silo. They live as long as the process.</summary>
internal sealed class AccountClients(IAccountGrain account, AwsClientConfiguration configuration, TimeProvider time) : IAwsClients, IDisposable
{
    private readonly ClientCache clients = new();
    private readonly ClientCache shared = new();
    private readonly AccountCredentials credentials = new(account, time);
    private readonly AccountBudget budget = new(account, time);

    public TimeProvider Time => time;

    public TClient Get<TClient>(AwsService<TClient> service, string region) where TClient : class, IDisposable =>
        clients.Get(service.Name, region, () => service.Create(new AwsClientParameters(
            credentials, configuration, region, new AccountRequestHandler(credentials, budget, service.SigningName, region))));

    public T Shared<T>(string name, string region, Func<T> create) where T : class => shared.Get(name, region, create);

    public void Dispose()
    {
        shared.Dispose();
        clients.Dispose();
    }
}
