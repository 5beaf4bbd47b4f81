using System.Text.Json;
using Qrie.Policies;

namespace Qrie.Aws;

/// <summary>A type of resource with a typed configuration.</summary>
/// <typeparam name="TConfiguration">The configuration record.</typeparam>
public abstract class ResourceType<TConfiguration> : IResourceType where TConfiguration : class
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Service { get; }

    /// <inheritdoc/>
    public virtual TimeSpan SettleDelay => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public Type ConfigurationType => typeof(TConfiguration);

    /// <inheritdoc/>
    public abstract IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; }

    /// <inheritdoc/>
    public abstract bool IsArn(string arn);

    /// <inheritdoc/>
    public abstract Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract IAsyncEnumerable<string> ListAsync(
        string partition, string accountId, string region, IAwsClients clients, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<Verdict> Evaluate(string configuration, IReadOnlyList<IPolicy> policies, EvaluationContext context)
    {
        var typed = JsonSerializer.Deserialize<TConfiguration>(configuration, CanonicalJson.Options)
            ?? throw new JsonException($"null is no configuration of {Name}.");
        return [.. policies.Select(policy => ((IPolicy<TConfiguration>)policy).Evaluate(typed, context))];
    }
}
