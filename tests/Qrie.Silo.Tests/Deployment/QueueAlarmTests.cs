using System.Globalization;
using System.Text.Json.Nodes;

namespace Qrie.Silo.Tests.Deployment;

/// <summary>When the template's alarms call and when silos come and go, for a queue as CloudWatch would show it.</summary>
public sealed class QueueAlarmTests
{
    private static readonly JsonNode Resources = new TemplateValues(Template.Read("qrie.yaml"), ParameterValues.All).Resolve()["Resources"]!;

    [Theory]
    [InlineData(0, 0, 0, 5, false, false)]
    [InlineData(61, 200, 50, 5, true, false)]
    [InlineData(0, 5_000, 0, 95, true, true)]
    [InlineData(0, 400, 900, 95, true, true)]
    // An account that throttles gets no faster by more silos.
    [InlineData(0, 20_000, 6_000, 5, false, true)]
    public void Silos_are_added_for_messages_that_wait_and_somebody_is_called_for_those_that_stay(int age, int visible, int hidden, int cpu, bool more, bool called)
    {
        IsBreaching("QueueWaits", age, visible, hidden, cpu).Should().Be(more);
        IsBreaching("BacklogAlarm", age, visible, hidden, cpu).Should().Be(called);
    }

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(3, 20, 30, true)]
    [InlineData(30, 20, 30, false)]
    [InlineData(0, 1_000, 0, false)]
    // What full lanes give back was received too often to have an age, and is hidden while a receiver holds it.
    [InlineData(0, 10, 6_000, false)]
    public void A_silo_is_taken_away_only_when_few_messages_are_left(int age, int visible, int hidden, bool fewer) =>
        IsBreaching("QueueIsQuiet", age, visible, hidden, cpu: 5).Should().Be(fewer);

    [Fact]
    public void A_queue_of_which_nothing_is_known_about_the_silos_still_gets_more_of_them() => IsBreaching("QueueWaits", 90, 0, 0, cpu: null).Should().BeTrue();

    [Fact]
    public void The_dashboard_shows_all_messages_of_the_queue() =>
        Resources["Dashboard"]!["Properties"]!["DashboardBody"]!.ToJsonString().Should().ContainAll(
            "ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesNotVisible", "ApproximateAgeOfOldestMessage", "${BacklogMessages}");

    private static bool IsBreaching(string name, int age, int visible, int hidden, int? cpu)
    {
        var alarm = Resources[name]!["Properties"]!;
        var known = new Dictionary<string, double>
        {
            ["ApproximateAgeOfOldestMessage"] = age,
            ["ApproximateNumberOfMessagesVisible"] = visible,
            ["ApproximateNumberOfMessagesNotVisible"] = hidden,
        };
        if (cpu is { } load)
        {
            known["CPUUtilization"] = load;
        }

        var metrics = alarm["Metrics"]!.AsArray().Select(metric => metric!.AsObject()).ToArray();
        var values = metrics.Where(metric => metric.ContainsKey("MetricStat"))
            .Select(metric => (Id: metric["Id"]!.ToString(), Name: metric["MetricStat"]!["Metric"]!["MetricName"]!.ToString()))
            .Where(metric => known.ContainsKey(metric.Name))
            .ToDictionary(metric => metric.Id, metric => known[metric.Name]);
        var expression = metrics.Should().ContainSingle(metric => metric.ContainsKey("Expression"), "an alarm has one result").Which["Expression"]!;
        var text = expression is JsonObject substituted ? substituted["Fn::Sub"]!.ToString() : expression.ToString();
        var threshold = double.Parse(alarm["Threshold"]!.ToString(), CultureInfo.InvariantCulture);
        var result = MetricMath.Evaluate(text.Replace("${BacklogMessages}", "1000", StringComparison.Ordinal), values);
        return alarm["ComparisonOperator"]!.ToString() == "LessThanThreshold" ? result < threshold : result >= threshold;
    }
}
