using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Hosting;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Silo.Tests.Storage.Contract;

namespace Qrie.Silo.Tests.Storage.DynamoDb;

/// <summary>What silos encrypt and sign for each other.</summary>
public sealed class DynamoKeyRingTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    [Fact]
    public async Task Silos_that_start_side_by_side_share_one_key_and_read_what_the_others_encrypt()
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        await using var silos = new Silos(storage, 4);

        var secrets = await Task.WhenAll(silos.Protectors.Select((protector, i) => Task.Run(() => protector.Protect($"secret {i}"))));

        foreach (var protector in silos.Protectors)
        {
            secrets.Select(protector.Unprotect).Should().Equal("secret 0", "secret 1", "secret 2", "secret 3");
        }

        new DynamoKeyRing(storage.Database).GetAllElements().Should().ContainSingle();
    }

    [Fact]
    public async Task What_a_restarted_silo_finds_is_what_was_encrypted_before()
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        string secret;
        await using (var before = new Silos(storage, 1))
        {
            secret = before.Protectors[0].Protect("kept");
        }

        await using var after = new Silos(storage, 1);

        after.Protectors[0].Unprotect(secret).Should().Be("kept");
    }

    [Fact]
    public async Task A_key_that_follows_another_and_one_after_a_revocation_are_kept()
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        var ring = new DynamoKeyRing(storage.Database);
        XElement[] elements = [Key("2026-01-01T00:00:00Z"), Key("2026-04-01T00:00:00Z"), new("revocation"), Key("2026-04-01T00:01:00Z")];

        foreach (var element in elements)
        {
            ring.StoreElement(element, "");
            ring.StoreElement(element, "");
        }

        ring.StoreElement(Key("2026-04-01T00:02:00Z"), "");

        ring.GetAllElements().Select(element => element.ToString()).Should().Equal(elements.Select(element => element.ToString()));
    }

    [Fact]
    public async Task A_page_token_of_one_silo_is_good_at_another()
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        var one = new PageTokens(new DynamoPageTokenKey(storage.Database));
        var another = new PageTokens(new DynamoPageTokenKey(storage.Database));

        another.Read("listing", "filter", one.Write("listing", "filter", "position")).Should().Be("position");
    }

    private static XElement Key(string activation) => new("key", new XElement("activationDate", activation));

    /// <summary>Silos, as far as data protection goes.</summary>
    private sealed class Silos(DynamoUnderTest storage, int count) : IAsyncDisposable
    {
        private readonly ServiceProvider[] silos = [.. Enumerable.Range(0, count).Select(_ =>
        {
            var services = new ServiceCollection();
            services.AddSingleton<IXmlRepository>(new DynamoKeyRing(storage.Database));
            services.AddKeyRing();
            return services.BuildServiceProvider();
        })];

        public IReadOnlyList<IDataProtector> Protectors => [.. silos.Select(silo => silo.GetRequiredService<IDataProtectionProvider>().CreateProtector("test"))];

        public async ValueTask DisposeAsync()
        {
            foreach (var silo in silos)
            {
                await silo.DisposeAsync();
            }
        }
    }
}
