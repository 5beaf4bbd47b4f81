namespace Qrie.Benchmarks;

/// <summary>A bucket of the fleet.</summary>
internal sealed record FleetBucket(string AccountId, string Name)
{
    public string Arn => $"arn:aws:s3:::{Name}";
}
