using System.Diagnostics;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Console.Tests.Fakes;
using Qrie.Coverage;
using Qrie.Installation;
using Qrie.Inventory;
using Qrie.Notifications;
using Qrie.Policies;
using Qrie.Resources;
using Qrie.Scans;
using Qrie.Tokens;
using Qrie.Views;

namespace Qrie.Console.Tests;

/// <summary>A circuit of the console over fakes of what it reads, without a browser.</summary>
public abstract class ConsoleContext : BunitContext
{
    internal ConsoleContext()
    {
        Lives = new FakeLives(Catalogue);
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<IInventoryQueries>(Inventory);
        Services.AddSingleton<IChangeFeed>(Feed);
        Services.AddSingleton<IPolicyCatalogue>(Catalogue);
        Services.AddSingleton<IAccountDirectory>(new FakeDirectory());
        Services.AddSingleton<ICoverageQueries>(Coverage);
        Services.AddSingleton<ISummaryQueries>(Summary);
        Services.AddSingleton<IScanStore>(Scans);
        Services.AddSingleton<IScanControl>(Scans);
        Services.AddSingleton<IAuditTrail>(Audit);
        Services.AddSingleton<IAuditQueries>(Audit);
        Services.AddSingleton<IPolicyExceptions>(Exceptions);
        Services.AddSingleton<IExceptionQueries>(Exceptions);
        Services.AddSingleton<IPolicyLives>(Lives);
        Services.AddSingleton<IAccountAdministration>(Administration);
        Services.AddSingleton<IAccountAccess>(Administration);
        Services.AddSingleton<IResourceRefresher>(Refresher);
        Services.AddSingleton<IQuarantine>(Coverage);
        Services.AddSingleton<IServiceProblems>(Coverage);
        Access = AddAuthorization();
        Access.SetAuthorized("local");
        Access.SetPolicies("reader", "operator", "admin");
        Services.AddSingleton<IPolicyFiles>(Files);
        Services.AddSingleton<INotifications>(Notifications);
        Services.AddSingleton<ITokenAdministration>(Tokens);
        Services.AddSingleton<IInstallationQueries>(Installation);
        Services.AddSingleton<ISavedViews>(Views);
        Services.AddSingleton<IViolatingParts>(Violating);
        Services.AddConsoleParts();
        JSInterop.Mode = JSRuntimeMode.Loose;
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
    }

    internal FakeTimeProvider Time { get; } = new(Samples.Noon);

    internal FakeInventory Inventory { get; } = new();

    internal FakeFeed Feed { get; } = new();

    internal FakeCatalogue Catalogue { get; } = new();

    internal FakeCoverage Coverage { get; } = new();

    internal FakeSummary Summary { get; } = new();

    internal FakeScans Scans { get; } = new();

    internal FakeAudit Audit { get; } = new();

    internal FakeAdministration Administration { get; } = new();

    internal FakeRefresher Refresher { get; } = new();

    /// <summary>Who sits there: an admin, unless a test says otherwise.</summary>
    internal BunitAuthorizationContext Access { get; }

    internal FakeFiles Files { get; } = new();

    internal FakeNotifications Notifications { get; } = new();

    internal FakeTokens Tokens { get; } = new();

    internal FakeInstallation Installation { get; } = new();

    internal FakeViews Views { get; } = new();

    internal FakeViolatingParts Violating { get; } = new();

    internal FakeExceptions Exceptions { get; } = new();

    internal FakeLives Lives { get; }

    internal BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>Waits until the circuit listens to the feed: what is published before is not heard.</summary>
    internal void WaitForListener() => SpinWait.SpinUntil(() => Feed.Listeners == 1, TimeSpan.FromSeconds(30)).Should().BeTrue();

    /// <summary>Lets time go by until an assertion holds. Events and reads have their pace, so that one step may not do.</summary>
    internal async Task SoonAsync(IRenderedComponent<IComponent> page, Action assertion)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Yield())
        {
            Time.Advance(TimeSpan.FromMilliseconds(250));
            try
            {
                await page.InvokeAsync(assertion);
                return;
            }
            catch (Exception exception) when (exception is Xunit.Sdk.XunitException or ElementNotFoundException && watch.Elapsed < TimeSpan.FromSeconds(30))
            {
                // Not yet.
            }
        }
    }

    /// <summary>The path and the query, decoded.</summary>
    internal string Address => Uri.UnescapeDataString(new Uri(Navigation.Uri).PathAndQuery);
}
