namespace Qrie.Silo.Storage;

/// <summary>Up to how many rows it is shorter to look at each than to go along an index that is in the order of the listing.</summary>
internal sealed record ListingLimits
{
    /// <summary>Resources with the tag that is asked for.</summary>
    public int Tagged { get; init; } = 4_000;

    /// <summary>Rows of the account or policy in which text is looked for.</summary>
    public int Searched { get; init; } = 5_000;
}
