using System.Globalization;

namespace Qrie.Silo.Storage;

/// <summary>The few words in which the storage speaks to SQLite. Times are stored as microseconds since 1970, UTC.</summary>
internal static class SqliteExtensions
{
    public static long ToStored(this DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToTime(long stored) => DateTimeOffset.UnixEpoch.AddTicks(stored * TimeSpan.TicksPerMicrosecond);

    public static string Invariant(this long number) => number.ToString(CultureInfo.InvariantCulture);
}
