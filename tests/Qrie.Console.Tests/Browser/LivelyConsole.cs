using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Scans;
using Qrie.Silo.Tests;
using Qrie.Simulator;
using Qrie.Tokens;

namespace Qrie.Console.Tests.Browser;

/// <summary>One silo over a simulated organization in which people work, with something on every page, and one browser.</summary>
public sealed class LivelyConsole : IAsyncLifetime
{
    /// <summary>What somebody who means harm may choose: markup, a turn of the reading direction, and no end.</summary>
    public static readonly string Hostile = "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\">\u202Edrow\u202C" + new string('W', 400);

    // Pictures are for people who consider Qrie, not for those who test it.
    private static readonly bool ForPictures = Pictures.AreWanted;

    private Chromium? chromium;
    private QrieHost? qrie;
    private IReadOnlyDictionary<string, string> places = new Dictionary<string, string>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        if (qrie is not null)
        {
            await qrie.DisposeAsync();
        }
    }

    /// <summary>Starts both for the first test that asks.</summary>
    internal async Task<(Chromium Chromium, QrieHost Qrie)> StartAsync(CancellationToken cancellationToken)
    {
        chromium ??= await Chromium.StartAsync();
        if (qrie is null)
        {
            qrie = await QrieHost.StartAsync(new SimulatorOptions { Scenario = true });
            await FillAsync(cancellationToken);
        }

        return (chromium, qrie);
    }

    /// <summary>Where a page is; those of one thing are of a thing that there is.</summary>
    internal string PathOf(string page) => places.GetValueOrDefault(page) ?? page;

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var (inventory, time) = (qrie!.Service<IInventoryQueries>(), qrie.Service<TimeProvider>());
        await Eventually.TrueAsync(async () => (await inventory.TotalsAsync(cancellationToken)) is { Resources: >= 10, Resolved: >= 4 }, "a lively organization");
        var open = await inventory.FindingsAsync(new FindingFilter { State = FindingStatus.Active }, 20, null, cancellationToken);
        var worst = open.Items.OrderByDescending(row => row.Finding.Severity).First();
        var excepted = open.Items.Last(row => row != worst);
        await qrie.Service<IPolicyExceptions>().AddAsync(
            new PolicyException
            {
                Id = Guid.NewGuid().ToString("N"), PolicyId = excepted.Finding.PolicyId, Arn = excepted.Arn, Reason = ForPictures ? "Public on purpose until the site moves to the new distribution." : Hostile, Owner = ForPictures ? "team web" : Hostile[..200],
                CreatedAt = time.GetUtcNow(), CreatedBy = "alice", ExpiresAt = time.GetUtcNow().AddDays(3),
            },
            new Act("alice"));
        if (!ForPictures)
        {
            await qrie.Service<IPolicyLives>().ChangeAsync(worst.Finding.PolicyId, before => PolicyLife.Of(before) with { Remediation = Hostile }, null, new Act("alice"));
        }

        var tokens = qrie.Service<ITokenAdministration>();
        await tokens.CreateAsync(new TokenWish(ForPictures ? "nightly export" : Hostile[..100], "reader", 90), "alice");
        await tokens.RevokeAsync((await tokens.CreateAsync(new TokenWish("deploy", "operator", 5), "alice")).Token.Id, "bob");
        await tokens.CreateAsync(new TokenWish("ticket system", "operator", 5), "bob");
        var scan = new Scan("scan-lively", ScanKind.Inventory, null, "s3", null, "alice", time.GetUtcNow());
        await qrie.Service<IScanControl>().StartAsync(scan);
        await Eventually.TrueAsync(
            async () => ScanTotals.Of([.. await qrie.Service<IScanStore>().UnitsAsync([scan.Id])]).IsFinished, "the scan's end", TimeSpan.FromMinutes(2));
        places = new Dictionary<string, string>
        {
            ["/findings/one"] = Console.Pages.FindingsView.LinkTo(worst),
            ["/resources/one"] = Console.Parts.Names.PageOf(worst.Arn),
            ["/resources/related"] = Console.Parts.Names.PageOf($"arn:aws:account::{worst.AccountId}:account"),
            ["/policies/one"] = Console.Parts.Names.PageOfPolicy(worst.Finding.PolicyId),
            ["/scans/one"] = $"/scans/{scan.Id}",
            ["/accounts/one"] = $"/accounts/{worst.AccountId}",
        };
    }
}
