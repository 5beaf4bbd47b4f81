using Microsoft.Extensions.Options;
using Qrie.Inventory;
using Qrie.Notifications;
using Qrie.Policies;
using Qrie.Silo.Api.Notifications;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Notifications;

/// <summary>What the console does with destinations, by the rules of the API.</summary>
internal sealed class NotificationDesk(
    Destinations destinations, IDeliveryStore store, Deliverer deliverer, IOptions<NotificationOptions> options, IPolicyCatalogue policies, Audited audit,
    TimeProvider time) : INotifications
{
    public async Task<IReadOnlyList<DestinationView>> DestinationsAsync(CancellationToken cancellationToken)
    {
        var counts = await store.CountsAsync(cancellationToken);
        return [.. (await destinations.AllAsync(cancellationToken)).Select(destination => View(destination, counts.GetValueOrDefault(destination.Id)))];
    }

    public async Task AddAsync(DestinationWish wish, string principal)
    {
        var kind = Enum.TryParse<DestinationKind>(wish.Kind, ignoreCase: true, out var known) ? known : default(DestinationKind?);
        var destination = Read(Limited(At(kind, wish.Address, wish.Secret), wish.MinimumSeverity, wish.Limits) with { Id = wish.Id }, null);
        if (!await destinations.AddAsync(destination, CancellationToken.None))
        {
            throw new InvalidOperationException($"There is a destination {destination.Id} already.");
        }

        await audit.AppendAsync(principal, "destination.added", destination);
    }

    public async Task ChangeAsync(DestinationChange change, string principal)
    {
        var before = await KnownAsync(change.Id, CancellationToken.None);
        var destination = Read(
            Limited(At(before.Kind, change.Address, change.Secret), change.MinimumSeverity, change.Limits) with { Enabled = change.Enabled }, before);
        if (!await destinations.ReplaceAsync(destination, CancellationToken.None))
        {
            throw new InvalidOperationException($"The settings have {change.Id}: change it there.");
        }

        await audit.AppendAsync(principal, "destination.changed", destination);
    }

    public async Task RemoveAsync(string id, string principal)
    {
        var destination = await KnownAsync(id, CancellationToken.None);
        if (!await destinations.DeleteAsync(id, CancellationToken.None))
        {
            throw new InvalidOperationException($"The settings have {id}: remove it there.");
        }

        await audit.AppendAsync(principal, "destination.removed", destination);
    }

    public async Task<string?> TestAsync(string id, string principal, CancellationToken cancellationToken)
    {
        var destination = await KnownAsync(id, cancellationToken);
        await audit.AppendAsync(principal, "destination.tested", destination);
        return await deliverer.TestAsync(destination, cancellationToken);
    }

    public async Task<Page<DeadLetter>> DeadLettersAsync(int limit, string? after, CancellationToken cancellationToken)
    {
        var page = await store.DeadAsync(null, limit, after, cancellationToken);
        return new Page<DeadLetter>(
            [.. page.Items.Select(letter => new DeadLetter(
                letter.Id, letter.Destination, letter.Notification.Row, letter.Attempts, letter.DeadAt ?? time.GetUtcNow(), letter.Error ?? ""))],
            page.Next);
    }

    public Task<bool> RetryAsync(string id) => store.RetryAsync(id);

    // The address under the name that it goes by for the kind.
    private static DestinationRequest At(DestinationKind? kind, string? address, string? secret) => new()
    {
        Kind = kind,
        Url = kind is DestinationKind.Webhook or DestinationKind.Slack ? address : null,
        TopicArn = kind == DestinationKind.Sns ? address : null,
        EventBus = kind == DestinationKind.Eventbridge ? address : null,
        Secret = string.IsNullOrEmpty(secret) ? null : secret,
    };

    private static DestinationRequest Limited(DestinationRequest request, int minimumSeverity, DestinationLimits limits) => request with
    {
        MinimumSeverity = minimumSeverity,
        Policies = limits.Policies,
        Accounts = limits.Accounts,
        Services = limits.Services,
        Kinds = [.. limits.Kinds.Select(kind => Enum.TryParse<NotificationKind>(kind, ignoreCase: true, out var known)
            ? known
            : throw new ArgumentException("kinds must be opened, resolved, or both."))],
    };

    private Destination Read(DestinationRequest request, Destination? before)
    {
        try
        {
            return request.Read(before?.Id, before, options.Value, policies);
        }
        catch (BadParametersException bad)
        {
            throw new ArgumentException(bad.Message, bad);
        }
    }

    private static DestinationView View(Destination destination, (int Waiting, int Dead) counts)
    {
        var filter = destination.Filter;
        var limits = new DestinationLimits(filter.Policies, filter.Accounts, filter.Services, [.. filter.Kinds.Select(kind => kind.ToString().ToLowerInvariant())]);
        return new DestinationView(
            destination.Id, destination.Kind.ToString().ToLowerInvariant(), destination.Target, destination.Enabled, destination.Configured,
            filter.MinimumSeverity, limits, counts.Waiting, counts.Dead);
    }

    private async Task<Destination> KnownAsync(string id, CancellationToken cancellationToken) =>
        await destinations.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException("There is no such destination.");
}
