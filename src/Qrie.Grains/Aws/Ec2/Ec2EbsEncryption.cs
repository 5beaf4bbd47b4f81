using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>Whether new volumes and copies of snapshots are encrypted without being asked.</summary>
/// <param name="Enabled">Whether they are.</param>
public sealed record Ec2EbsEncryption([property: JsonRequired] bool Enabled);
