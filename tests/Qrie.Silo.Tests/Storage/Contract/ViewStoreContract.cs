using Qrie.Views;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>What the store of views promises.</summary>
/// <param name="backend">The storage.</param>
public abstract class ViewStoreContract(StorageBackend backend) : StorageContract(backend)
{
    [Fact]
    public async Task Everybody_sees_their_own_views_and_those_that_are_shared_each_once()
    {
        await using var storage = await CreateAsync();
        var (kept, shared, private_) = (View("a", "alice"), View("b", "alice") with { Shared = true }, View("c", "bob"));
        foreach (var view in new[] { kept, shared, private_ })
        {
            await storage.Views.SaveAsync(view);
        }

        (await storage.Views.SeenByAsync("alice", Token)).Should().BeEquivalentTo([kept, shared]);
        (await storage.Views.SeenByAsync("bob", Token)).Should().BeEquivalentTo([shared, private_]);
        (await storage.Views.SeenByAsync("", Token)).Should().BeEquivalentTo([shared]);
    }

    [Fact]
    public async Task A_view_is_written_anew_and_no_longer_shared_when_it_says_so()
    {
        await using var storage = await CreateAsync();
        var view = View("a", "alice") with { Shared = true };
        await storage.Views.SaveAsync(view);
        var after = view with { Name = "Another name", Query = "q=%22%3C", Shared = false, ChangedAt = At(9) };

        await storage.Views.SaveAsync(after);

        (await storage.Views.SeenByAsync("alice", Token)).Should().Equal(after);
        (await storage.Views.SeenByAsync("bob", Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_view_is_forgotten_and_one_of_the_same_id_of_somebody_else_is_not()
    {
        await using var storage = await CreateAsync();
        await storage.Views.SaveAsync(View("a", "alice"));
        await storage.Views.SaveAsync(View("a", "bob"));

        await storage.Views.RemoveAsync(View("a", "alice"));
        await storage.Views.RemoveAsync(View("a", "nobody"));

        (await storage.Views.SeenByAsync("alice", Token)).Should().BeEmpty();
        (await storage.Views.SeenByAsync("bob", Token)).Should().ContainSingle();
    }

    private static SavedView View(string id, string owner) => new()
    {
        Id = id, Owner = owner, Name = "Critical in payments", Page = ViewPages.Findings, Query = "band=critical&account=111111111111", Shared = false,
        CreatedAt = At(1), ChangedAt = At(2),
    };
}
