using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Qrie.Aws;
using Qrie.Resources;

namespace Qrie.Silo.Storage;

/// <summary>
/// The grain storage of resources, which is the inventory itself: one row per resource, its changed findings, relations, names
/// and history, and all counts of these, in one transaction.
/// </summary>
internal sealed class ResourceStorage(SqliteDatabase database, ResourceTypes types) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var arn = grainId.Key.ToString()!;
        var (state, stored) = await database.ReadAsync(connection => ResourceReading.Read(connection, arn));
        grainState.State = (T)(object)(state ?? new ResourceState());
        grainState.ETag = stored?.Version.Invariant();
        grainState.RecordExists = state is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = (ResourceState)(object)grainState.State!;
        long? expected = grainState.ETag is { } tag ? long.Parse(tag, CultureInfo.InvariantCulture) : null;
        var writing = new ResourceWriting(state, types.Find(state.Type)?.Service ?? "");
        // It need not wait for the disk: what it is made from leaves the inbox by a later write, and so cannot be gone when this is.
        var stored = await database.WriteAsync(connection => writing.Run(connection, expected), Durability.Process);
        grainState.ETag = stored.Version.Invariant();
        grainState.RecordExists = true;
        state.Stored = stored;
        state.UnwrittenFindings.Clear();
        state.UnwrittenHistory.Clear();
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var arn = grainId.Key.ToString()!;
        await database.WriteAsync(connection => ResourceWriting.Remove(connection, arn));
        grainState.RecordExists = false;
        grainState.ETag = null;
    }
}
