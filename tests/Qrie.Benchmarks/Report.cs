using System.Globalization;

namespace Qrie.Benchmarks;

/// <summary>What was measured, as Markdown tables.</summary>
internal static class Report
{
    // Operations that have an aim, as a share of a ping per CPU-second.
    private static readonly Dictionary<string, double> Aims = new() { ["unchanged event"] = 0.20, ["changed event"] = 0.05 };

    private const string Header = "| measured | result | against | ratio | aim | met |\n| --- | --- | --- | --- | --- | --- |";

    // How many reads of one resource a page or a figure may cost.
    private const int MostReads = 20;

    public static string Table(IReadOnlyList<Rate> rates) => string.Join('\n', [Header, .. rates.Select(rate => Row(rate, rates[0]))]);

    public static string Table(EndToEnd fast, EndToEnd slow, Isolation isolation) => string.Join('\n',
        [
            Header,
            Line($"| end to end, 0 ms latency | {EndToEndResult(fast)} | | | | |"),
            Line($"| end to end, 20 ms latency | {EndToEndResult(slow)} | 0 ms | {slow.PerSecond / fast.PerSecond:F2} | | |"),
            Line($"| event to described, all accounts well | {Delays(isolation.Quiet)} | | | | |"),
            Line($"| event to described, a fourth account hangs | {Delays(isolation.Hanging)}; {isolation.StuckDescribed} of the fourth's described | all well, p99 | {isolation.Ratio:F2} | <= 2 | {Met(isolation.Ratio <= 2 && isolation.StuckDescribed == 0)} |"),
        ]);

    public static string Table(ScaleResult scale) => string.Join('\n',
        [
            Line($"{ScaleData.Resources:N0} resources and {ScaleData.Findings:N0} findings{(scale.Filled is { } filled ? Line($", written in {filled.TotalSeconds:F0} s") : "")}: {scale.Bytes / (double)ScaleData.Resources:F0} bytes per resource."),
            "",
            "| read | median | one resource by its ARN | ratio | aim | met |",
            "| --- | --- | --- | --- | --- | --- |",
            .. scale.Reads.Select(Row),
        ]);

    public static string Table(IReadOnlyList<ClusterRate> rates) => string.Join('\n',
        [
            "| silos | events/s, each round | median | against one silo | AWS calls per event |",
            "| --- | --- | --- | --- | --- |",
            .. rates.Select(rate => Line($"| {rate.Silos} | {string.Join(", ", rate.Rounds.Select(round => Line($"{round.PerSecond:F0}")))} | {rate.Median.PerSecond:F0} | {rate.Median.PerSecond / rates[0].Median.PerSecond:F2} | {rate.Median.CallsPerEvent:F2} |")),
        ]);

    private static string Row(ScaleRead read)
    {
        var ratio = read.Median / read.One;
        return Line($"| {read.Name} | {read.Median.TotalMicroseconds:N0} µs | {read.One.TotalMicroseconds:F1} µs | {ratio:F1} | <= {MostReads} | {Met(ratio <= MostReads)} |");
    }

    private static string Row(Rate rate, Rate ping)
    {
        var ratio = rate.PerCpuSecond / ping.PerCpuSecond;
        var (aim, met) = Aims.TryGetValue(rate.Name, out var least) ? (Line($">= {least:F2}"), Met(ratio >= least)) : ("", "");
        return Line($"| {rate.Name} | {rate.PerCpuSecond:N0} per CPU-second, {rate.PerSecond:N0} per second | {(rate == ping ? "" : "ping")} | {(rate == ping ? "" : Line($"{ratio:F3}"))} | {aim} | {met} |");
    }

    private static string EndToEndResult(EndToEnd run) =>
        Line($"{run.Events} events in {run.Elapsed.TotalSeconds:F2} s: {run.PerSecond:F0} events/s; {run.CallsPerEvent:F2} AWS calls and {run.QueueCallsPerEvent:F2} SQS calls per event");

    private static string Delays(TimeSpan[] ordered) =>
        Line($"p50 {Isolation.Percentile(ordered, 0.5).TotalMilliseconds:F0} ms, p99 {Isolation.Percentile(ordered, 0.99).TotalMilliseconds:F0} ms of {ordered.Length}");

    private static string Met(bool met) => met ? "yes" : "no";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
