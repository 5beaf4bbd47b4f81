using System.Text.Json.Serialization;

namespace Qrie.Aws.S3;

/// <summary>A bucket's access control list.</summary>
/// <param name="Owner">The canonical user id of the owner.</param>
/// <param name="Grants">The grants, in a fixed order.</param>
public sealed record S3Acl(string? Owner, [property: JsonRequired] IReadOnlyList<S3Grant> Grants);
