using Qrie.Policies;
using Qrie.Silo.Api.Problems;
using Qrie.Silo.Notifications;

namespace Qrie.Silo.Api.Notifications;

/// <summary>A destination as it is given. URL and secret are taken and never given back; left out of a change, they stay as they are.</summary>
internal sealed record DestinationRequest
{
    /// <summary>Its name: small letters, digits and dashes, 1 to 64.</summary>
    public string? Id { get; init; }
    public DestinationKind? Kind { get; init; }
    public bool Enabled { get; init; } = true;
    public string? Url { get; init; }
    public string? Secret { get; init; }
    public string? TopicArn { get; init; }
    public string? EventBus { get; init; }
    public int MinimumSeverity { get; init; }
    public IReadOnlyList<string>? Policies { get; init; }
    public IReadOnlyList<string>? Accounts { get; init; }
    public IReadOnlyList<string>? Services { get; init; }
    public IReadOnlyList<NotificationKind>? Kinds { get; init; }

    /// <summary>The destination that it asks for.</summary>
    /// <param name="id">The id, when the route names it.</param>
    /// <param name="before">What is to be changed; null for a new one.</param>
    /// <param name="options">The settings.</param>
    /// <param name="policies">The policies.</param>
    /// <exception cref="BadParametersException">It cannot be.</exception>
    public Destination Read(string? id, Destination? before, NotificationOptions options, IPolicyCatalogue policies)
    {
        if (id is not null && Id is not null && Id != id)
        {
            throw new BadParametersException("id", "id must be that of the route, or left out.");
        }

        if ((Kind ?? before?.Kind) is not { } kind)
        {
            throw new BadParametersException("kind", "kind must be given: webhook, slack, sns or eventbridge.");
        }

        var same = before?.Kind == kind ? before : null;
        var destination = new Destination
        {
            Id = id ?? Id ?? "",
            Kind = kind,
            Enabled = Enabled,
            Url = Url ?? same?.Url,
            Secret = Secret ?? same?.Secret,
            TopicArn = TopicArn ?? same?.TopicArn,
            EventBus = EventBus ?? same?.EventBus,
            Filter = new DestinationFilter
            {
                MinimumSeverity = MinimumSeverity,
                Policies = Policies ?? [],
                Accounts = Accounts ?? [],
                Services = Services ?? [],
                Kinds = Kinds ?? [],
            },
        };
        var errors = DestinationRules.Errors(destination, options, policies)
            .GroupBy(error => error.Member)
            .ToDictionary(group => group.Key, group => group.Select(error => $"{error.Member} {error.Error}.").ToArray());
        return errors.Count == 0 ? destination : throw new BadParametersException(errors);
    }

    public override string ToString() => nameof(DestinationRequest);
}
