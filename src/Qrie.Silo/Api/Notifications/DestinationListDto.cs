namespace Qrie.Silo.Api.Notifications;

/// <summary>All destinations.</summary>
internal sealed record DestinationListDto(IReadOnlyList<DestinationDto> Destinations);
