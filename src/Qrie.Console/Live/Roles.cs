namespace Qrie.Console.Live;

/// <summary>The host's authorization policies that ask for what a page does.</summary>
internal static class Roles
{
    /// <summary>Sees everything but who did what to Qrie.</summary>
    public const string Reader = "reader";

    /// <summary>Runs Qrie: policies, exceptions, scans.</summary>
    public const string Operator = "operator";

    /// <summary>Decides whom Qrie watches, whom it tells and which programs may use it; sees the audit trail and the settings.</summary>
    public const string Admin = "admin";
}
