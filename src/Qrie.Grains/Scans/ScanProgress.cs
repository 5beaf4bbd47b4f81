namespace Qrie.Scans;

/// <summary>A unit's progress while it runs: counted by many, written now and then. Each resource counts once, however often it is listed.</summary>
/// <param name="unit">The unit as it begins or goes on.</param>
internal sealed class ScanProgress(ScanUnit unit)
{
    private readonly Lock sync = new();
    private readonly HashSet<string> listed = new(StringComparer.Ordinal);
    private readonly HashSet<string> looked = new(StringComparer.Ordinal);
    private readonly HashSet<string> drifted = new(StringComparer.Ordinal);

    public ScanUnit Unit { get; private set; } = unit;

    public void Update(Func<ScanUnit, ScanUnit> change)
    {
        lock (sync)
        {
            Unit = change(Unit);
        }
    }

    public void Listed(string arn) => Update(unit => unit with { Listed = unit.Listed + One(listed.Add(arn)) });

    public void Looked(string arn, bool hasDrifted = false, bool isGone = false) => Update(unit =>
    {
        var drift = One(hasDrifted && unit.Measures && drifted.Add(arn));
        return unit with { Described = unit.Described + One(looked.Add(arn)), Drift = unit.Drift + drift, Gone = unit.Gone + (isGone ? drift : 0) };
    });

    public void Failed(string error) => Update(unit => unit with
    {
        Errors = unit.Errors.Count < ScanUnit.MaxErrors && !unit.Errors.Contains(error) ? [.. unit.Errors, error] : unit.Errors,
    });

    private static int One(bool counts) => counts ? 1 : 0;
}
