using Orleans.Runtime;
using Orleans.Storage;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Scans;
using Qrie.Silo.Auth;
using Qrie.Silo.Notifications;
using Qrie.Views;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>All that one storage brings, over data that go with the test.</summary>
internal abstract class StorageUnderTest : IAsyncDisposable
{
    public abstract IGrainStorage Resources { get; }

    public abstract IGrainStorage Grains { get; }

    /// <summary>Reads that remember nothing of earlier ones.</summary>
    public abstract IInventoryQueries Queries { get; }

    public abstract IInboxStore Inbox { get; }

    public abstract ICoverageRecorder Recorder { get; }

    public abstract ICoverageQueries Coverage { get; }

    public abstract IAuditTrail Trail { get; }

    public abstract IAuditQueries Audit { get; }

    public abstract IScanStore Scans { get; }

    /// <summary>Counts that remember nothing of earlier ones.</summary>
    public abstract ISummaryQueries Summary { get; }

    public abstract IExceptionQueries Exceptions { get; }

    public abstract IAccountStore Accounts { get; }

    public abstract IApiTokenStore Tokens { get; }

    public abstract IDestinationTable Destinations { get; }

    public abstract IDeliveryStore Deliveries(NotificationOptions options, TimeProvider time);

    public abstract IViewStore Views { get; }

    public async Task<GrainState<ResourceState>> WriteAsync(ResourceState state, string? etag = null)
    {
        var grainState = new GrainState<ResourceState>(state) { ETag = etag };
        await Resources.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grainState);
        return grainState;
    }

    public async Task<GrainState<ResourceState>> ReadGrainAsync(string arn)
    {
        var grainState = new GrainState<ResourceState>();
        await Resources.ReadStateAsync("resource", GrainId.Create("resource", arn), grainState);
        return grainState;
    }

    public async Task<ResourceState> ReadAsync(string arn) => (await ReadGrainAsync(arn)).State!;

    public abstract ValueTask DisposeAsync();
}
