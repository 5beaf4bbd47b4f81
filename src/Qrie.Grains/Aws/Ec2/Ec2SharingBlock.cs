using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>A region's block of public sharing, of snapshots or of images.</summary>
/// <param name="State"><c>block-all-sharing</c>, <c>block-new-sharing</c> or <c>unblocked</c>.</param>
public sealed record Ec2SharingBlock([property: JsonRequired] string State);
