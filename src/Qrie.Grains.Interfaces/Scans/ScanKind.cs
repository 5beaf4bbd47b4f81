namespace Qrie.Scans;

/// <summary>What a scan does.</summary>
public enum ScanKind
{
    /// <summary>Lists what the account has, and counts what no event had brought.</summary>
    Inventory = 0,

    /// <summary>Judges the stored inventory again. No AWS calls.</summary>
    Policy = 1,

    /// <summary>The first inventory of an account: nothing that it finds counts as drift.</summary>
    Bootstrap = 2,
}
