using System.Globalization;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using Qrie.Inventory;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>The grain storage of everything that is no resource: one item per state, written when its version is the expected one.</summary>
internal sealed class DynamoGrainStateStorage(DynamoDatabase database, Serializer serializer) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (await database.GetAsync(DynamoSchema.Grains, KeyOf(stateName, grainId)) is { } item)
        {
            grainState.State = serializer.Deserialize<T>(Attributes.Unpack(item["state"]));
            (grainState.ETag, grainState.RecordExists) = (item["version"].N, true);
        }
        else
        {
            grainState.State = Activator.CreateInstance<T>();
            (grainState.ETag, grainState.RecordExists) = (null, false);
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var version = grainState.ETag is null ? 1 : long.Parse(grainState.ETag, CultureInfo.InvariantCulture) + 1;
        var item = KeyOf(stateName, grainId);
        item["version"] = Attributes.Number(version);
        item["write"] = Attributes.Text(Guid.NewGuid().ToString("N"));
        item["state"] = Attributes.Pack(serializer.SerializeToArray(grainState.State));
        if (ItemSize.Of(item) is var size && size > ItemSize.Limit)
        {
            throw new ItemTooLargeException(
                $"The state {stateName} of {grainId} takes {size.Invariant()} bytes, compressed; an item of DynamoDB takes {ItemSize.Limit} at most. It is not written.");
        }

        var written = grainState.ETag is null
            ? await database.TryPutAsync(DynamoSchema.Grains, item, "attribute_not_exists(id)")
            : await database.TryPutAsync(DynamoSchema.Grains, item, "version = :version", new Item { [":version"] = Attributes.Number(version - 1) });

        // The client tries again when an answer is lost, and then its own first attempt breaks the condition.
        if (!written && (await database.GetAsync(DynamoSchema.Grains, KeyOf(stateName, grainId)))?["write"].S != item["write"].S)
        {
            throw new InconsistentStateException($"{grainId} was written by somebody else.", "another", grainState.ETag ?? "none");
        }

        (grainState.ETag, grainState.RecordExists) = (version.Invariant(), true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await database.DeleteAsync(DynamoSchema.Grains, [KeyOf(stateName, grainId)]);
        (grainState.ETag, grainState.RecordExists) = (null, false);
    }

    private static Item KeyOf(string stateName, GrainId grainId) => new()
    {
        ["id"] = Attributes.Text(grainId.ToString()),
        ["name"] = Attributes.Text(stateName),
    };
}
