using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Qrie.Audit;
using Qrie.Policies;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Api.Parameters;
using Qrie.Silo.Api.Problems;
using Qrie.Silo.Notifications;

namespace Qrie.Silo.Api.Notifications;

internal static class NotificationEndpoints
{
    private const string Listing = "dead_letters";

    public static void MapNotifications(this RouteGroupBuilder api)
    {
        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        notifications.MapGet("/destinations", ListAsync).WithSummary("Where findings are told of. URLs and keys are not shown.");
        notifications.MapPost("/destinations", AddAsync)
            .WithSummary("Makes a destination.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        notifications.MapGet("/destinations/{id}", GetAsync).WithSummary("One destination.").ProducesProblem(StatusCodes.Status404NotFound);
        notifications.MapPut("/destinations/{id}", ReplaceAsync)
            .WithSummary("Changes a destination. A URL or key that is left out stays as it is.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        notifications.MapDelete("/destinations/{id}", DeleteAsync)
            .WithSummary("Takes a destination away, with all that waits for it.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        notifications.MapPost("/destinations/{id}/test", TestAsync)
            .WithSummary("Tells a destination of a made-up finding, now.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        notifications.MapGet("/dead-letters", DeadLettersAsync)
            .WithSummary("Notifications that were given up, the last first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        notifications.MapPost("/dead-letters/{id}/retry", RetryAsync)
            .WithSummary("Puts a notification back into its queue.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        notifications.MapDelete("/dead-letters/{id}", ForgetAsync)
            .WithSummary("Forgets a notification that was given up.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<DestinationListDto>> ListAsync(Destinations destinations, IDeliveryStore store, CancellationToken cancellationToken)
    {
        var counts = await store.CountsAsync(cancellationToken);
        return TypedResults.Ok(new DestinationListDto(
            [.. (await destinations.AllAsync(cancellationToken)).Select(destination => DestinationDto.From(destination, counts))]));
    }

    private static async Task<Ok<DestinationDto>> GetAsync(string id, Destinations destinations, IDeliveryStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(DestinationDto.From(await KnownAsync(id, destinations, cancellationToken), await store.CountsAsync(cancellationToken)));

    private static async Task<Results<Created<DestinationDto>, ProblemHttpResult>> AddAsync(
        DestinationRequest request, Destinations destinations, IOptions<NotificationOptions> options, IPolicyCatalogue policies,
        Audited audit, HttpContext http, CancellationToken cancellationToken)
    {
        var destination = request.Read(null, null, options.Value, policies);
        if (!await destinations.AddAsync(destination, cancellationToken))
        {
            return Conflict($"There is a destination {destination.Id} already.");
        }

        await audit.AppendAsync(http, "destination.added", destination);
        return TypedResults.Created($"/api/notifications/destinations/{destination.Id}", DestinationDto.From(destination, Nothing));
    }

    private static async Task<Results<Ok<DestinationDto>, ProblemHttpResult>> ReplaceAsync(
        string id, DestinationRequest request, Destinations destinations, IDeliveryStore store, IOptions<NotificationOptions> options,
        IPolicyCatalogue policies, Audited audit, HttpContext http, CancellationToken cancellationToken)
    {
        var before = await KnownAsync(id, destinations, cancellationToken);
        var destination = request.Read(id, before, options.Value, policies);
        if (!await destinations.ReplaceAsync(destination, cancellationToken))
        {
            return Conflict($"The settings have {id}: change it there.");
        }

        await audit.AppendAsync(http, "destination.changed", destination);
        return TypedResults.Ok(DestinationDto.From(destination, await store.CountsAsync(cancellationToken)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string id, Destinations destinations, Audited audit, HttpContext http, CancellationToken cancellationToken)
    {
        var destination = await KnownAsync(id, destinations, cancellationToken);
        if (!await destinations.DeleteAsync(id, cancellationToken))
        {
            return Conflict($"The settings have {id}: remove it there.");
        }

        await audit.AppendAsync(http, "destination.removed", destination);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<TestDto>> TestAsync(
        string id, Destinations destinations, Deliverer deliverer, Audited audit, HttpContext http, CancellationToken cancellationToken)
    {
        var destination = await KnownAsync(id, destinations, cancellationToken);
        await audit.AppendAsync(http, "destination.tested", destination);
        var error = await deliverer.TestAsync(destination, cancellationToken);
        return TypedResults.Ok(new TestDto(error is null, error));
    }

    private static async Task<Ok<DeadLetterPageDto>> DeadLettersAsync(
        [FromQuery(Name = "destination"), Description("The destination's id.")] string? destination,
        [AsParameters] PageQuery query, IDeliveryStore store, PageTokens tokens, CancellationToken cancellationToken)
    {
        var filter = ParameterReader.Text(destination);
        var page = await store.DeadAsync(filter, query.Size(), tokens.Read(Listing, filter, query.NextToken), cancellationToken);
        return TypedResults.Ok(new DeadLetterPageDto([.. page.Items.Select(DeadLetterDto.From)], tokens.Write(Listing, filter, page.Next)));
    }

    private static async Task<Accepted> RetryAsync(string id, IDeliveryStore store) =>
        await store.RetryAsync(id) ? TypedResults.Accepted((string?)null) : throw new NotFoundException("There is no such dead letter.");

    private static async Task<NoContent> ForgetAsync(string id, IDeliveryStore store) =>
        await store.RemoveAsync(id, onlyDead: true) ? TypedResults.NoContent() : throw new NotFoundException("There is no such dead letter.");

    private static async Task<Destination> KnownAsync(string id, Destinations destinations, CancellationToken cancellationToken) =>
        await destinations.FindAsync(id, cancellationToken) ?? throw new NotFoundException("There is no such destination.");

    private static ProblemHttpResult Conflict(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict);

    private static readonly Dictionary<string, (int Waiting, int Dead)> Nothing = [];
}
