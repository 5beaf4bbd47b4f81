namespace Qrie.Benchmarks;

/// <summary>From an event in the queue to its change described and stored, in three accounts, shortest first.</summary>
/// <param name="Quiet">While the fourth account answers.</param>
/// <param name="Hanging">While the fourth account's S3 hangs, with events of it waiting.</param>
/// <param name="StuckDescribed">How many of the fourth account's events were described meanwhile; more than none says that it did not hang.</param>
internal sealed record Isolation(TimeSpan[] Quiet, TimeSpan[] Hanging, int StuckDescribed)
{
    public double Ratio => Percentile(Hanging, 0.99) / Percentile(Quiet, 0.99);

    public static TimeSpan Percentile(TimeSpan[] ordered, double share) => ordered[(int)Math.Ceiling(share * ordered.Length) - 1];
}
