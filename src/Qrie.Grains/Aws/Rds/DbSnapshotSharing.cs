using System.Text.Json.Serialization;

namespace Qrie.Aws.Rds;

/// <summary>With whom a snapshot is shared.</summary>
/// <param name="Restore">Accounts that may restore it, or <c>all</c>.</param>
public sealed record DbSnapshotSharing([property: JsonRequired] IReadOnlyList<string> Restore);
