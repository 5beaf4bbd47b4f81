using System.Collections.Concurrent;
using Qrie.Coverage;

namespace Qrie.Aws;

/// <summary>Whether the services without which Qrie cannot work answer this silo: its queue, its tables, STS.</summary>
/// <param name="time">The clock.</param>
public sealed class ServiceHealth(TimeProvider time) : IServiceProblems
{
    // What nobody has asked for since may be well again.
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, ServiceProblem> problems = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<ServiceProblem> Problems => problems.IsEmpty
        ? []
        : [.. problems.Values.Where(problem => time.GetUtcNow() - problem.LastAt < Believed).OrderBy(problem => problem.Service, StringComparer.Ordinal)];

    /// <summary>A call was answered, be it with a refusal of what it asked for.</summary>
    /// <param name="service">The service.</param>
    public void Answered(string service)
    {
        if (!problems.IsEmpty)
        {
            problems.TryRemove(service, out _);
        }
    }

    /// <summary>A call failed.</summary>
    /// <param name="service">The service.</param>
    /// <param name="error">The code of the failure.</param>
    public void Failed(string service, string error)
    {
        var now = time.GetUtcNow();
        problems.AddOrUpdate(service, new ServiceProblem(service, now, now, error), (_, known) => known with { LastAt = now, Error = error });
    }
}
