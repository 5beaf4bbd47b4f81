using Qrie.Findings;
using Qrie.Resources;

namespace Qrie.Silo.Storage;

/// <summary>
/// What a transaction adds to the tables of counts, gathered so that a row is touched once however many writes share the
/// transaction. Each count stands under its account and under <see cref="AllAccounts"/>.
/// </summary>
internal sealed class Tallies
{
    /// <summary>Stands for all accounts together.</summary>
    public const string AllAccounts = "";

    /// <summary>Stands for all types together.</summary>
    public const string AllTypes = "";

    private static readonly long MicrosecondsPerDay = TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond;

    private readonly Dictionary<FindingKey, int> findings = [];
    private readonly Dictionary<(string Account, string Type, string Service), (int Total, int Present, int NonCompliant)> resources = [];
    private readonly Dictionary<(string Account, string Type, string Region), (int Present, int NonCompliant)> regions = [];
    private readonly Dictionary<(string Account, string Policy), int> unknown = [];
    private readonly Dictionary<long, (int Opened, int Closed, int Critical)> days = [];

    /// <summary>The day of a time: days since 1970, UTC.</summary>
    public static long DayOf(DateTimeOffset time) => Math.DivRem(time.ToStored(), MicrosecondsPerDay).Quotient;

    public void Finding(string account, string type, string service, Finding finding, int change)
    {
        foreach (var under in (ReadOnlySpan<string>)[account, AllAccounts])
        {
            var key = new FindingKey(under, finding.PolicyId, type, service, finding.Severity, finding.Status);
            findings[key] = findings.GetValueOrDefault(key) + change;
        }
    }

    public void Opened(Finding finding)
    {
        var day = DayOf(finding.OpenedAt);
        var (opened, closed, critical) = days.GetValueOrDefault(day);
        days[day] = (opened + 1, closed, critical + (Severity.BandOf(finding.Severity) == SeverityBand.Critical ? 1 : 0));
    }

    public void Closed(Finding finding)
    {
        var day = DayOf(finding.ResolvedAt!.Value);
        var (opened, closed, critical) = days.GetValueOrDefault(day);
        days[day] = (opened, closed + 1, critical);
    }

    public void Resource(Place place, ResourceStatus status, bool nonCompliant, int change)
    {
        var (type, service, account, region) = place;
        var present = status == ResourceStatus.Present ? change : 0;
        var bad = nonCompliant ? present : 0;
        foreach (var key in (ReadOnlySpan<(string, string, string)>)
            [(account, type, service), (account, AllTypes, ""), (AllAccounts, type, service), (AllAccounts, AllTypes, "")])
        {
            var known = resources.GetValueOrDefault(key);
            resources[key] = (known.Total + change, known.Present + present, known.NonCompliant + bad);
        }

        foreach (var key in (ReadOnlySpan<(string, string, string)>)[(account, type, region), (AllAccounts, type, region)])
        {
            var known = regions.GetValueOrDefault(key);
            regions[key] = (known.Present + present, known.NonCompliant + bad);
        }
    }

    public void Unknown(string account, string policy, int change)
    {
        foreach (var under in (ReadOnlySpan<string>)[account, AllAccounts])
        {
            unknown[(under, policy)] = unknown.GetValueOrDefault((under, policy)) + change;
        }
    }

    /// <summary>Adds what was gathered to the tables, and begins anew.</summary>
    public void Write(SqliteSession session)
    {
        foreach (var (key, change) in findings.Where(tally => tally.Value != 0))
        {
            session.Execute(
                """
                INSERT INTO finding_counts (account, policy, type, service, severity, status, count) VALUES (@account, @policy, @type, @service, @severity, @status, @change)
                ON CONFLICT DO UPDATE SET count = count + @change
                """,
                ("@account", key.Account), ("@policy", key.Policy), ("@type", key.Type), ("@service", key.Service),
                ("@severity", key.Severity), ("@status", (int)key.Status), ("@change", change));
        }

        foreach (var (key, (total, present, bad)) in resources.Where(tally => tally.Value != default))
        {
            session.Execute(
                """
                INSERT INTO resource_counts (account, type, service, total, present, non_compliant) VALUES (@account, @type, @service, @total, @present, @bad)
                ON CONFLICT DO UPDATE SET total = total + @total, present = present + @present, non_compliant = non_compliant + @bad
                """,
                ("@account", key.Account), ("@type", key.Type), ("@service", key.Service), ("@total", total), ("@present", present), ("@bad", bad));
        }

        foreach (var (key, (present, bad)) in regions.Where(tally => tally.Value != default))
        {
            session.Execute(
                """
                INSERT INTO region_counts (account, type, region, present, non_compliant) VALUES (@account, @type, @region, @present, @bad)
                ON CONFLICT DO UPDATE SET present = present + @present, non_compliant = non_compliant + @bad
                """,
                ("@account", key.Account), ("@type", key.Type), ("@region", key.Region), ("@present", present), ("@bad", bad));
        }

        foreach (var (key, change) in unknown.Where(tally => tally.Value != 0))
        {
            session.Execute(
                """
                INSERT INTO unknown_counts (account, policy, count) VALUES (@account, @policy, @change)
                ON CONFLICT DO UPDATE SET count = count + @change
                """,
                ("@account", key.Account), ("@policy", key.Policy), ("@change", change));
        }

        foreach (var (day, (opened, closed, critical)) in days)
        {
            session.Execute(
                """
                INSERT INTO finding_days (day, opened, closed, critical_opened) VALUES (@day, @opened, @closed, @critical)
                ON CONFLICT DO UPDATE SET opened = opened + @opened, closed = closed + @closed, critical_opened = critical_opened + @critical
                """,
                ("@day", day), ("@opened", opened), ("@closed", closed), ("@critical", critical));
        }

        Clear();
    }

    /// <summary>Forgets what was gathered.</summary>
    public void Clear()
    {
        findings.Clear();
        resources.Clear();
        regions.Clear();
        unknown.Clear();
        days.Clear();
    }

    private readonly record struct FindingKey(string Account, string Policy, string Type, string Service, int Severity, FindingStatus Status);
}
