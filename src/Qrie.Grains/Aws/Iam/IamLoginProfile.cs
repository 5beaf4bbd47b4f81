namespace Qrie.Aws.Iam;

/// <summary>A user's password for the console.</summary>
/// <param name="CreatedAt">When it was made, UTC; where only a listing has told of it, when it was last set. Null when not even that is known.</param>
/// <param name="LastUsedOn">The day, UTC, on which it was last used; null for never.</param>
public sealed record IamLoginProfile(DateTimeOffset? CreatedAt, DateOnly? LastUsedOn);
