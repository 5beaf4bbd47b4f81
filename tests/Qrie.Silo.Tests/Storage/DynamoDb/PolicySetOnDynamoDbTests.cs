using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Serialization;
using Qrie.Audit;
using Qrie.Policies;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Silo.Tests.Policies;
using Qrie.Silo.Tests.Storage.Contract;

namespace Qrie.Silo.Tests.Storage.DynamoDb;

/// <summary>As many exceptions as fit into the policy set's item, as people write them.</summary>
public sealed class PolicySetOnDynamoDbTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    private const string Policy = LivesFixture.Policy;

    private static readonly string[] Words =
        """
        bucket holds only public website assets which the team reviewed together with security in ticket and accepted until the migration to
        the new platform is finished because the vendor needs anonymous reads versioning would double its cost replicated legacy archive
        payments analytics staging production exports nightly temporary compensating control monitored owner quarterly renewal agreed risk
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [Theory]
    [InlineData(150, 1_500)]
    [InlineData(2_000, 250)]
    public async Task What_does_not_fit_is_refused_in_plain_words_and_all_that_fit_may_expire_at_once(int reasonLength, int atLeast)
    {
        var random = new Random(reasonLength);
        var time = new ShiftedTime();
        var until = time.GetUtcNow().AddHours(1);
        var full = Fill(random, until, reasonLength);
        full.Exceptions.Count.Should().BeGreaterThan(atLeast);
        var storage = new WatchedGrainStorage { First = set => (set.Exceptions, set.NextExpiry) = (full.Exceptions, until) };
        await using var tables = await backend.CreateAsync(backend.Client());
        await using var qrie = await QrieHost.StartAsync(
            settings: new()
            {
                ["Qrie:Storage"] = "dynamodb", ["Qrie:DynamoDb:TablePrefix"] = tables.Database.Options.TablePrefix, ["Qrie:DynamoDb:EndpointUrl"] = backend.Url,
            },
            configure: services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
                storage.Watch(services);
            });
        var set = qrie.Service<IGrainFactory>().GetGrain<IPolicySetGrain>(0);
        await Eventually.TrueAsync(() => Task.FromResult(qrie.Service<IPolicyExceptions>().All.Count == full.Exceptions.Count), "the exceptions");

        HttpResponseMessage answer;
        do
        {
            answer = await qrie.Http.PostAsJsonAsync(
                "/api/exceptions", new { policy_id = Policy, resource = "arn:aws:s3:::more-*", reason = Noise(random), owner = "dana", expires_at = until }, Token);
        }
        while (answer.StatusCode == HttpStatusCode.Created);

        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        var count = (await set.GetStateAsync()).Exceptions.Count;
        var detail = (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("detail").GetString();
        detail.Should().MatchRegex($"takes \\d{{4}} bytes and there is room for \\d+: there are {count} exceptions.*End some");
        // What is not about exceptions goes on.
        (await qrie.Http.PutAsJsonAsync($"/api/policies/{Policy}", new { severity = 91 }, Token)).EnsureSuccessStatusCode();
        qrie.Service<IPolicyExceptions>().All.Should().HaveCount(count);

        var revision = (await set.GetStateAsync()).Revision;
        time.Advance(TimeSpan.FromHours(2));
        await Eventually.TrueAsync(async () => (await set.GetStateAsync()) is { Exceptions.Count: 0, UnwrittenAudit.Count: 0 }, "them to expire", TimeSpan.FromMinutes(1));

        (await set.GetStateAsync()).Revision.Should().Be(revision + 1);
        (await ExpiredAsync(qrie)).Should().Be(count);
    }

    // Three quarters of the item, but for what one more exception takes.
    private static PolicySetState Fill(Random random, DateTimeOffset until, int reasonLength)
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var size = new DynamoPolicySetSize(services.GetRequiredService<Serializer>());
        var set = new PolicySetState();
        for (var (room, step) = (0L, 0); ; step++)
        {
            if (step % 20 == 0 && (room = (size.Limit!.Value * 3 / 4) - size.Of(set)) < 12_000)
            {
                return set;
            }

            var exception = Exception(random, until, reasonLength);
            set.Exceptions[exception.Id] = exception;
        }
    }

    private static PolicyException Exception(Random random, DateTimeOffset until, int reasonLength)
    {
        var reason = $"SEC-{random.Next(1_000, 99_999)}:";
        while (reason.Length < reasonLength)
        {
            reason += $" {Words[random.Next(Words.Length)]}";
        }

        return new PolicyException
        {
            Id = new Guid(Bytes(random, 16)).ToString("N"),
            PolicyId = Policy,
            Arn = $"arn:aws:s3:::{Words[random.Next(Words.Length)]}-{Words[random.Next(Words.Length)]}-{random.Next(1_000_000_000):x}",
            Reason = reason[..reasonLength],
            Owner = $"{Words[random.Next(Words.Length)]}@example.com",
            ExpiresAt = until,
            CreatedAt = until.AddSeconds(-random.Next(10_000_000)),
            CreatedBy = $"{Words[random.Next(Words.Length)]}@example.com",
        };
    }

    // Two thousand characters that do not compress to much less.
    private static string Noise(Random random) => Convert.ToBase64String(Bytes(random, 1_500));

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private async Task<int> ExpiredAsync(QrieHost qrie)
    {
        var (count, after) = (0, (string?)null);
        do
        {
            var page = await qrie.Service<IAuditQueries>().EntriesAsync(new AuditFilter { Action = "exception.expired" }, 1_000, after, Token);
            (count, after) = (count + page.Items.Count, page.Next);
        }
        while (after is not null);

        return count;
    }
}
