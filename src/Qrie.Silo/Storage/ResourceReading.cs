using Qrie.Resources;

namespace Qrie.Silo.Storage;

/// <summary>Reads a resource's state from its rows.</summary>
internal static class ResourceReading
{
    /// <summary>The state, and how it is stored; neither when there is none.</summary>
    public static (ResourceState? State, StoredResource? Stored) Read(SqliteSession session, string arn)
    {
        var rows = session.Query($"SELECT {ResourceColumns.All} FROM resources r WHERE r.arn = @arn", ResourceColumns.ReadState, ("@arn", arn));
        if (rows is not [var (state, id, version, keys)])
        {
            return (null, null);
        }

        var findings = session
            .Query(
                $"SELECT {FindingColumns.All} FROM findings f JOIN resources r ON r.id = f.resource WHERE f.resource = @id",
                FindingColumns.ReadStored, ("@id", id))
            .ToDictionary(row => row.Finding.PolicyId);
        var stored = new StoredResource
        {
            Id = id,
            Version = version,
            Keys = keys,
            Relations = state.Relations,
            Tags = state.Tags,
            Names = state.Names,
            Unknown = state.UnknownPolicies.Keys,
            Findings = findings,
        };
        state.Findings = findings.ToDictionary(row => row.Key, row => row.Value.Finding);
        state.Stored = stored;
        return (state, stored);
    }
}
