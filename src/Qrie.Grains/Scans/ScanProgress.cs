namespace Qrie.Scans;

/// <summary>A unit's progress while it runs: counted by many, written now and then.</summary>
/// <param name="unit">The unit as it begins or goes on.</param>
internal sealed class ScanProgress(ScanUnit unit)
{
    private readonly Lock sync = new();

    public ScanUnit Unit { get; private set; } = unit;

    public void Update(Func<ScanUnit, ScanUnit> change)
    {
        lock (sync)
        {
            Unit = change(Unit);
        }
    }

    public void Listed() => Update(unit => unit with { Listed = unit.Listed + 1 });

    public void Looked(bool drifted) => Update(unit => unit with
    {
        Described = unit.Described + 1,
        Drift = unit.Drift + (drifted && unit.Measures ? 1 : 0),
    });

    public void Failed(string error) => Update(unit => unit with
    {
        Errors = unit.Errors.Count < ScanUnit.MaxErrors && !unit.Errors.Contains(error) ? [.. unit.Errors, error] : unit.Errors,
    });
}
