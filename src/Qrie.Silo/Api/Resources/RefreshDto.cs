namespace Qrie.Silo.Api.Resources;

/// <summary>A describe was asked for.</summary>
/// <param name="Arn">The resource.</param>
/// <param name="EventId">The id under which the resource's history will show what the describe brings to light.</param>
internal sealed record RefreshDto(string Arn, string EventId);
