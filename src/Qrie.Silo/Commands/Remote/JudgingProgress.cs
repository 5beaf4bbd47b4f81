using System.CommandLine;
using System.Text.Json;

namespace Qrie.Silo.Commands.Remote;

/// <summary>Shows how far judging what is stored has come. That is counted by type of resource, and so a policy shows that of its type.</summary>
internal sealed class JudgingProgress(SiloClient client, ParseResult result, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static bool IsRunning(JsonElement policy) => Evaluation(policy) is { } evaluation && evaluation.GetProperty("running").GetBoolean();

    public static int Evaluated(JsonElement policy) => Evaluation(policy)?.GetProperty("evaluated").GetInt32() ?? 0;

    public static int Failed(JsonElement policy) => Evaluation(policy)?.GetProperty("failed").GetInt32() ?? 0;

    /// <summary>Waits for the end.</summary>
    /// <param name="route">Where the policy is.</param>
    /// <param name="cancellationToken">Stops waiting; judging goes on.</param>
    /// <returns>The policy, as it is then.</returns>
    public async Task<JsonElement> WaitAsync(string route, CancellationToken cancellationToken)
    {
        var line = new ProgressLine(result.InvocationConfiguration.Error, !System.Console.IsErrorRedirected);
        for (int? total = null; ;)
        {
            var policy = await client.GetAsync(route, cancellationToken);
            if (!IsRunning(policy))
            {
                line.Clear();
                return policy;
            }

            total ??= await TotalAsync(policy.Text("type"), cancellationToken);
            // In a cluster it goes through a second time.
            line.Show(Math.Min(Evaluated(policy), total.Value), total, policy.Text("type"));
            await Task.Delay(Look, time, cancellationToken);
        }
    }

    private async Task<int> TotalAsync(string type, CancellationToken cancellationToken)
    {
        var summary = await client.GetAsync("/api/summary/resources", cancellationToken);
        return summary.GetProperty("resource_types").EnumerateArray()
            .Where(counted => counted.Text("resource_type") == type)
            .Sum(counted => counted.GetProperty("all_resources").GetInt32());
    }

    private static JsonElement? Evaluation(JsonElement policy) =>
        policy.TryGetProperty("evaluation", out var evaluation) && evaluation.ValueKind == JsonValueKind.Object ? evaluation : null;
}
