using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Orleans.Runtime;

namespace Orleans.Clustering.DynamoDB;

/// <summary>
/// A silo in the cluster's item. DynamoDB counts the names of attributes and bills each heartbeat by the size of the
/// whole item, so names are letters and what is zero or empty is left out. Times are milliseconds since 1970.
/// </summary>
internal static class SiloRow
{
    public const string Etag = "e";
    private const string Status = "s";
    private const string ProxyPort = "p";
    private const string HostName = "h";
    private const string SiloName = "n";
    private const string RoleName = "r";
    private const string UpdateZone = "u";
    private const string FaultZone = "f";
    private const string StartTime = "t";
    private const string AliveTime = "a";
    private const string Votes = "v";

    /// <summary>The name of a silo's row and heartbeat, <c>10.0.1.23:11111@140523</c>.</summary>
    public static string KeyOf(SiloAddress silo) => silo.ToParsableString();

    public static AttributeValue Write(MembershipEntry entry, string etag)
    {
        var row = new Dictionary<string, AttributeValue>
        {
            [Etag] = Text(etag),
            [Status] = Number((int)entry.Status),
            [StartTime] = Time(entry.StartTime),
            [AliveTime] = Time(entry.IAmAliveTime),
        };
        AddText(row, HostName, entry.HostName);
        AddText(row, SiloName, entry.SiloName);
        AddText(row, RoleName, entry.RoleName);
        AddNumber(row, ProxyPort, entry.ProxyPort);
        AddNumber(row, UpdateZone, entry.UpdateZone);
        AddNumber(row, FaultZone, entry.FaultZone);
        if (entry.SuspectTimes is { Count: > 0 } votes)
        {
            row[Votes] = new AttributeValue { L = [.. votes.Select(vote => Text($"{KeyOf(vote.Item1)}={Milliseconds(vote.Item2).ToString(CultureInfo.InvariantCulture)}"))] };
        }

        return new AttributeValue { M = row };
    }

    /// <param name="key">The row's name.</param>
    /// <param name="value">The row.</param>
    /// <param name="heartbeat">The silo's heartbeat, if it had one.</param>
    public static Tuple<MembershipEntry, string> Read(string key, AttributeValue value, AttributeValue? heartbeat)
    {
        var row = value.M;
        var written = Time(row[AliveTime]);
        var beaten = heartbeat is null ? written : Time(heartbeat);
        return Tuple.Create(
            new MembershipEntry
            {
                SiloAddress = SiloAddress.FromParsableString(key),
                Status = (SiloStatus)NumberOf(row, Status),
                HostName = TextOf(row, HostName) ?? "",
                SiloName = TextOf(row, SiloName) ?? "",
                RoleName = TextOf(row, RoleName),
                ProxyPort = NumberOf(row, ProxyPort),
                UpdateZone = NumberOf(row, UpdateZone),
                FaultZone = NumberOf(row, FaultZone),
                StartTime = Time(row[StartTime]),
                // Another silo's update of the row carries the time that it read, which may be older.
                IAmAliveTime = beaten > written ? beaten : written,
                SuspectTimes = row.GetValueOrDefault(Votes)?.L.ConvertAll(ReadVote),
            },
            row[Etag].S);
    }

    public static AttributeValue Time(DateTime time) => new() { N = Milliseconds(time).ToString(CultureInfo.InvariantCulture) };

    private static Tuple<SiloAddress, DateTime> ReadVote(AttributeValue vote)
    {
        var separator = vote.S.LastIndexOf('=');
        return Tuple.Create(SiloAddress.FromParsableString(vote.S[..separator]), Time(vote.S[(separator + 1)..]));
    }

    private static long Milliseconds(DateTime time) =>
        new DateTimeOffset(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToUnixTimeMilliseconds();

    private static DateTime Time(AttributeValue value) => Time(value.N);

    private static DateTime Time(string milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milliseconds, CultureInfo.InvariantCulture)).UtcDateTime;

    private static void AddText(Dictionary<string, AttributeValue> row, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            row[name] = Text(text);
        }
    }

    private static void AddNumber(Dictionary<string, AttributeValue> row, string name, int number)
    {
        if (number != 0)
        {
            row[name] = Number(number);
        }
    }

    private static AttributeValue Text(string text) => new() { S = text };

    private static AttributeValue Number(int number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    private static string? TextOf(Dictionary<string, AttributeValue> row, string name) => row.GetValueOrDefault(name)?.S;

    private static int NumberOf(Dictionary<string, AttributeValue> row, string name) =>
        row.TryGetValue(name, out var value) ? int.Parse(value.N, CultureInfo.InvariantCulture) : 0;
}
