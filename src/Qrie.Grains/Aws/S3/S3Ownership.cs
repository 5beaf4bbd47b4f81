using System.Text.Json.Serialization;

namespace Qrie.Aws.S3;

/// <summary>A bucket's ownership controls.</summary>
/// <param name="ObjectOwnership"><c>BucketOwnerEnforced</c> (ACLs have no effect), <c>BucketOwnerPreferred</c> or <c>ObjectWriter</c>.</param>
public sealed record S3Ownership([property: JsonRequired] string ObjectOwnership);
