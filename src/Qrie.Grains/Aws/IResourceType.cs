using Qrie.Changes;
using Qrie.Policies;

namespace Qrie.Aws;

/// <summary>
/// A type of resource: how to read it and how to judge it. Implementations are found by their type; adding one is
/// adding a folder.
/// </summary>
public interface IResourceType
{
    /// <summary>CloudFormation's name, such as <c>AWS::S3::Bucket</c>.</summary>
    string Name { get; }

    /// <summary>The service, such as <c>s3</c>.</summary>
    string Service { get; }

    /// <summary>How long reads of this type may lag behind writes.</summary>
    TimeSpan SettleDelay { get; }

    /// <summary>The record that holds a configuration.</summary>
    Type ConfigurationType { get; }

    /// <summary>The IAM action that reads each part, by the part's name in the canonical JSON.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; }

    /// <summary>The IAM actions that <see cref="ListAsync"/> needs.</summary>
    IReadOnlyList<string> ListPermissions { get; }

    /// <summary>
    /// Types of which this type's configurations hold facts that no record tells of: a change there, in one of these parts, is a look here
    /// for whoever has a relation to what changed.
    /// </summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> Reads { get; }

    /// <summary>True when the ARN is one of a resource of this type.</summary>
    /// <param name="arn">An ARN.</param>
    bool IsArn(string arn);

    /// <summary>Reads the resource.</summary>
    /// <param name="target">Which.</param>
    /// <param name="clients">Clients with the account's credentials.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken);

    /// <summary>True when one listing has the resources of all regions (IAM, S3 buckets, the account itself).</summary>
    bool IsGlobal { get; }

    /// <summary>
    /// True when facts in the configuration move without any event ("last used"): a verdict that time may change is then judged anew
    /// on a new describe, not on what is stored.
    /// </summary>
    bool MovesWithoutEvents { get; }

    /// <summary>
    /// Names of members of the configuration, at any depth, that move by themselves ("last used"). They are kept and judged, but
    /// that they moved is no change of the resource.
    /// </summary>
    IReadOnlySet<string> MovingFacts { get; }

    /// <summary>
    /// All resources of this type. A listing that ends without an exception is complete. Where the service gives whole
    /// configurations in bulk, it yields snapshots; they are as old as the beginning of the listing.
    /// </summary>
    /// <param name="scope">Where.</param>
    /// <param name="clients">Clients with the account's credentials.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<Listed> ListAsync(ListingScope scope, IAwsClients clients, CancellationToken cancellationToken);

    /// <summary>Asks the service for the ARN behind a name that a record carries and the inventory does not know.</summary>
    /// <param name="name">The name, or an indirect id such as an alias.</param>
    /// <param name="scope">Where.</param>
    /// <param name="clients">Clients with the account's credentials.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The ARN; null when there is none, or the service cannot be asked.</returns>
    Task<string?> ResolveAsync(string name, ListingScope scope, IAwsClients clients, CancellationToken cancellationToken);

    /// <summary>Fills in what a listing cannot tell from what is known, where both speak of the same.</summary>
    /// <param name="listed">The canonical JSON that a listing gave.</param>
    /// <param name="known">The stored canonical JSON; null when there is none.</param>
    /// <returns>Canonical JSON.</returns>
    string Complete(string listed, string? known);

    /// <summary>Adds to what was described what no read can tell: what events say, and what they said before.</summary>
    /// <param name="described">The configuration.</param>
    /// <param name="known">The stored canonical JSON; null when there is none.</param>
    /// <param name="events">The events that asked for the describe.</param>
    /// <returns>The configuration to be kept.</returns>
    object Recall(object described, string? known, IReadOnlyList<ResourceChange> events);

    /// <summary>
    /// Whether the stored configuration has what an event says, where the event itself is the fact and no
    /// snapshot can show it; null where the snapshot's time decides.
    /// </summary>
    /// <param name="change">The event.</param>
    /// <param name="known">The stored canonical JSON; null when there is none.</param>
    bool? IsRecalled(ResourceChange change, string? known);

    /// <summary>Reads a configuration once and judges it by policies that are written for its record.</summary>
    /// <param name="configuration">The canonical JSON.</param>
    /// <param name="policies">The policies.</param>
    /// <param name="context">What policies may know beside the configuration.</param>
    /// <exception cref="System.Text.Json.JsonException">The JSON is no configuration of this type.</exception>
    IReadOnlyList<Verdict> Evaluate(string configuration, IReadOnlyList<ActivePolicy> policies, EvaluationContext context);
}
