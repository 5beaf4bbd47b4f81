using Microsoft.Extensions.DependencyInjection;
using Qrie.Audit;

namespace Qrie.Silo.Tests.Policies;

/// <summary>An audit trail that takes nothing while the test says so.</summary>
internal sealed class FaultyAuditTrail
{
    private volatile bool fails;

    public bool Fails
    {
        get => fails;
        set => fails = value;
    }

    /// <summary>Puts this before the audit trail that there is.</summary>
    public void Watch(IServiceCollection services)
    {
        var inner = services.Single(service => service.ServiceType == typeof(IAuditTrail));
        services.Remove(inner);
        services.AddSingleton<IAuditTrail>(provider => new Faulty(this, (IAuditTrail)inner.ImplementationFactory!(provider)));
    }

    private sealed class Faulty(FaultyAuditTrail watch, IAuditTrail inner) : IAuditTrail
    {
        public Task AppendAsync(AuditEntry entry) => watch.Fails ? throw new IOException("The trail does not answer.") : inner.AppendAsync(entry);
    }
}
