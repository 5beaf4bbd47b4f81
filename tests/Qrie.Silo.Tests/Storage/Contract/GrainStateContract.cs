using Orleans.Runtime;
using Orleans.Storage;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>What the storage of grains that are no resources promises.</summary>
/// <param name="backend">The storage.</param>
public abstract class GrainStateContract(StorageBackend backend) : StorageContract(backend)
{
    private static readonly GrainId Id = GrainId.Create("thing", "1");

    [Fact]
    public async Task A_state_reads_back_until_it_is_cleared()
    {
        await using var storage = await CreateAsync();
        var text = new string('x', 20_000) + "ü";
        var written = new GrainState<List<string>>(["a", text]);
        await storage.Grains.WriteStateAsync("state", Id, written);

        var read = await ReadAsync(storage);
        read.State.Should().Equal("a", text);
        (read.RecordExists, read.ETag).Should().Be((true, written.ETag));

        read.State = ["b"];
        await storage.Grains.WriteStateAsync("state", Id, read);
        (await ReadAsync(storage)).State.Should().Equal("b");

        await storage.Grains.ClearStateAsync("state", Id, read);
        (await ReadAsync(storage)).Should().Match<GrainState<List<string>>>(state => !state.RecordExists && state.State!.Count == 0);
    }

    [Fact]
    public async Task Writing_over_somebody_elses_version_is_refused()
    {
        await using var storage = await CreateAsync();
        await storage.Grains.WriteStateAsync("state", Id, new GrainState<List<string>>(["a"]));
        var (mine, theirs) = (await ReadAsync(storage), await ReadAsync(storage));
        await storage.Grains.WriteStateAsync("state", Id, theirs);

        var stale = () => storage.Grains.WriteStateAsync("state", Id, mine);
        var fresh = () => storage.Grains.WriteStateAsync("state", Id, new GrainState<List<string>>([]));

        await stale.Should().ThrowAsync<InconsistentStateException>();
        await fresh.Should().ThrowAsync<InconsistentStateException>();
    }

    private static async Task<GrainState<List<string>>> ReadAsync(StorageUnderTest storage)
    {
        var state = new GrainState<List<string>>();
        await storage.Grains.ReadStateAsync("state", Id, state);
        return state;
    }
}
