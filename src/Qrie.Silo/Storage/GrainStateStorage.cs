using Orleans;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace Qrie.Silo.Storage;

/// <summary>The grain storage of everything that is no resource: one row per grain, written when its version is the expected one.</summary>
internal sealed class GrainStateStorage(SqliteDatabase database, Serializer serializer) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var rows = await database.ReadAsync(connection => connection.Query(
            "SELECT version, state FROM grain_state WHERE name = @name AND id = @id",
            reader => (Version: reader.GetInt64(0), State: reader.GetBytes(1)), ("@name", stateName), ("@id", grainId.ToString())));
        if (rows is [var row])
        {
            grainState.State = serializer.Deserialize<T>(row.State);
            grainState.ETag = row.Version.Invariant();
            grainState.RecordExists = true;
        }
        else
        {
            grainState.State = Activator.CreateInstance<T>();
            grainState.RecordExists = false;
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = serializer.SerializeToArray(grainState.State);
        var version = grainState.ETag is null ? 1 : long.Parse(grainState.ETag, System.Globalization.CultureInfo.InvariantCulture) + 1;
        var written = await database.WriteAsync(connection => connection.Execute(
            """
            INSERT INTO grain_state (name, id, version, state) VALUES (@name, @id, @version, @state)
            ON CONFLICT (name, id) DO UPDATE SET version = @version, state = @state WHERE version = @version - 1
            """,
            ("@name", stateName), ("@id", grainId.ToString()), ("@version", version), ("@state", state)));
        if (written == 0)
        {
            throw new InconsistentStateException($"{grainId} was written by somebody else.", "another", grainState.ETag ?? "none");
        }

        grainState.ETag = version.Invariant();
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await database.WriteAsync(connection => connection.Execute(
            "DELETE FROM grain_state WHERE name = @name AND id = @id", ("@name", stateName), ("@id", grainId.ToString())));
        grainState.ETag = null;
        grainState.RecordExists = false;
    }
}
