using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Inventory;
using Qrie.Scans;
using Qrie.Silo.Auth;
using Qrie.Silo.Storage;
using Qrie.Views;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>SQLite, in a file of its own each time.</summary>
public sealed class SqliteBackend : StorageBackend
{
    internal override Task<StorageUnderTest> CreateAsync() => Task.FromResult<StorageUnderTest>(new UnderTest());

    private sealed class UnderTest : StorageUnderTest
    {
        private readonly TemporaryDatabase temporary = new();
        private readonly ServiceProvider services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        private readonly CoverageStore coverage;

        public UnderTest() => coverage = new CoverageStore(temporary.Database, TimeProvider.System);

        public override IGrainStorage Resources => temporary.Resources;

        public override IGrainStorage Grains => new GrainStateStorage(temporary.Database, services.GetRequiredService<Serializer>());

        public override IInventoryQueries Queries => temporary.Queries;

        public override IInboxStore Inbox => new InboxStore(temporary.Database);

        public override ICoverageRecorder Recorder => coverage;

        public override ICoverageQueries Coverage => coverage;

        public override IAuditTrail Trail => new AuditStore(temporary.Database);

        public override IAuditQueries Audit => new AuditStore(temporary.Database);

        public override IScanStore Scans => new ScanStore(temporary.Database);

        public override ISummaryQueries Summary => new SummaryQueries(temporary.Database);

        public override IExceptionQueries Exceptions => new ExceptionQueries(temporary.Database);

        public override IAccountStore Accounts => new AccountStore(temporary.Database);

        public override IApiTokenStore Tokens => new ApiTokenStore(temporary.Database);

        public override IViewStore Views => new ViewStore(temporary.Database);

        public override async ValueTask DisposeAsync()
        {
            await coverage.DisposeAsync();
            await services.DisposeAsync();
            await temporary.DisposeAsync();
        }
    }
}
