namespace Qrie.Aws.Iam;

/// <summary>An access key that can be used. Keys that were switched off are not kept: listings do not tell of them.</summary>
/// <param name="Id">Its id, such as <c>AKIA…</c>; null where only a listing has told of it.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="LastUsedOn">The day, UTC, on which it was last used; null for never.</param>
public sealed record IamAccessKey(string? Id, DateTimeOffset CreatedAt, DateOnly? LastUsedOn);
