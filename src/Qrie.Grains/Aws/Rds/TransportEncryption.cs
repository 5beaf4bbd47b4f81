namespace Qrie.Aws.Rds;

/// <summary>The parameters with which an engine refuses clients that do not encrypt.</summary>
internal static class TransportEncryption
{
    /// <summary>The names of the parameters; none for engines that have none.</summary>
    /// <param name="engine">Such as <c>sqlserver-ex</c>.</param>
    public static IReadOnlyList<string> ParametersOf(string engine) => engine switch
    {
        "postgres" => ["rds.force_ssl"],
        "mysql" or "mariadb" => ["require_secure_transport"],
        _ when engine.StartsWith("sqlserver-", StringComparison.Ordinal) => ["rds.force_ssl"],
        _ => [],
    };
}
