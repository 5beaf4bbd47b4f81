namespace Qrie.Silo.Api.Notifications;

/// <summary>How trying a destination went.</summary>
internal sealed record TestDto(bool Delivered, string? Error);
