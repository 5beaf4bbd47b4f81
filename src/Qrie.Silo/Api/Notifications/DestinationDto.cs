using Qrie.Silo.Notifications;

namespace Qrie.Silo.Api.Notifications;

/// <summary>A destination as it is shown: without its secrets.</summary>
internal sealed record DestinationDto
{
    public required string Id { get; init; }
    public required DestinationKind Kind { get; init; }
    public required bool Enabled { get; init; }

    /// <summary>Where it leads: the ARN, or the scheme and host of a URL.</summary>
    public required string Target { get; init; }
    public required bool HasSecret { get; init; }

    /// <summary>True when the settings have it; it is not changed here then.</summary>
    public required bool Configured { get; init; }
    public required int MinimumSeverity { get; init; }
    public required IReadOnlyList<string> Policies { get; init; }
    public required IReadOnlyList<string> Accounts { get; init; }
    public required IReadOnlyList<string> Services { get; init; }
    public required IReadOnlyList<NotificationKind> Kinds { get; init; }

    /// <summary>How many notifications wait.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many were given up.</summary>
    public required int DeadLetters { get; init; }

    public static DestinationDto From(Destination destination, IReadOnlyDictionary<string, (int Waiting, int Dead)> counts)
    {
        var (waiting, dead) = counts.GetValueOrDefault(destination.Id);
        return new()
        {
            Id = destination.Id,
            Kind = destination.Kind,
            Enabled = destination.Enabled,
            Target = destination.Target,
            HasSecret = destination.Secret is not null,
            Configured = destination.Configured,
            MinimumSeverity = destination.Filter.MinimumSeverity,
            Policies = destination.Filter.Policies,
            Accounts = destination.Filter.Accounts,
            Services = destination.Filter.Services,
            Kinds = destination.Filter.Kinds,
            Waiting = waiting,
            DeadLetters = dead,
        };
    }
}
