namespace Qrie.Silo.Api.Events;

internal static class EventEndpoints
{
    public static void MapEvents(this RouteGroupBuilder api) => api.MapGet("/events/stream", (HttpContext http, EventStream stream) => stream.WriteAsync(http))
        .WithTags("Events")
        .WithSummary("What happens, as it happens: server-sent events.")
        .WithDescription("Events are named finding_opened, finding_resolved and resource_changed. A client that comes back sends the last id in the header Last-Event-ID and gets what it missed, as far as it is remembered. Where events are missing, because nobody remembers them or the client was too slow, there is one named read_again: the lists say what is now.")
        .Produces<EventDto>(StatusCodes.Status200OK, EventStream.ContentType)
        .ProducesProblem(StatusCodes.Status400BadRequest);
}
