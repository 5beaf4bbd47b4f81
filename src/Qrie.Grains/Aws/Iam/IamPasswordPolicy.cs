namespace Qrie.Aws.Iam;

/// <summary>What the account asks of its users' passwords.</summary>
public sealed record IamPasswordPolicy
{
    /// <summary>The least number of characters; IAM's default is 6.</summary>
    public required int MinimumLength { get; init; }

    /// <summary>A lower-case letter must be in it.</summary>
    public required bool RequireLowercase { get; init; }

    /// <summary>An upper-case letter must be in it.</summary>
    public required bool RequireUppercase { get; init; }

    /// <summary>A digit must be in it.</summary>
    public required bool RequireNumbers { get; init; }

    /// <summary>A symbol must be in it.</summary>
    public required bool RequireSymbols { get; init; }

    /// <summary>After how many days it must be changed; null for never.</summary>
    public int? MaxAgeDays { get; init; }

    /// <summary>How many former passwords may not be used again; 0 for all may.</summary>
    public int ReusePrevention { get; init; }
}
