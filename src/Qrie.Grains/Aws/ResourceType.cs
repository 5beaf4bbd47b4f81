using System.Text.Json;
using Qrie.Changes;
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
    public virtual IReadOnlyList<string> ListPermissions => [];

    /// <inheritdoc/>
    public virtual IReadOnlyDictionary<string, IReadOnlyList<string>> Reads { get; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <inheritdoc/>
    public abstract bool IsArn(string arn);

    /// <inheritdoc/>
    public abstract Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual bool IsGlobal => false;

    /// <inheritdoc/>
    public virtual bool MovesWithoutEvents => false;

    /// <inheritdoc/>
    public virtual IReadOnlySet<string> MovingFacts { get; } = new HashSet<string>();

    /// <inheritdoc/>
    public virtual object Recall(object described, string? known, IReadOnlyList<ResourceChange> events) => described;

    /// <inheritdoc/>
    public virtual bool? IsRecalled(ResourceChange change, string? known) => null;

    /// <summary>True when the type's listing tells less than its describe, so that <see cref="Complete(TConfiguration, TConfiguration)"/> is called.</summary>
    protected virtual bool ListsLess => false;

    /// <inheritdoc/>
    public abstract IAsyncEnumerable<Listed> ListAsync(ListingScope scope, IAwsClients clients, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual Task<string?> ResolveAsync(string name, ListingScope scope, IAwsClients clients, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public string Complete(string listed, string? known) => ListsLess && known is not null
        ? CanonicalJson.Write(Complete(Read(listed), Read(known)), typeof(TConfiguration))
        : listed;

    /// <summary>Fills in what a listing cannot tell from what is known, where both speak of the same.</summary>
    /// <param name="listed">What a listing gave.</param>
    /// <param name="known">What is stored.</param>
    protected virtual TConfiguration Complete(TConfiguration listed, TConfiguration known) => listed;

    /// <inheritdoc/>
    public IReadOnlyList<Verdict> Evaluate(string configuration, IReadOnlyList<ActivePolicy> policies, EvaluationContext context)
    {
        var typed = Read(configuration);
        return [.. policies.Select(policy => ((IPolicy<TConfiguration>)policy.Policy).Evaluate(typed, policy.ContextIn(context)))];
    }

    /// <summary>Reads the canonical form.</summary>
    /// <param name="configuration">The canonical JSON.</param>
    /// <exception cref="JsonException">It is no configuration of this type.</exception>
    protected TConfiguration Read(string configuration) =>
        JsonSerializer.Deserialize<TConfiguration>(configuration, CanonicalJson.Options)
        ?? throw new JsonException($"null is no configuration of {Name}.");
}
