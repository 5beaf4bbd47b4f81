using System.Text.Json;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Api.Json;

namespace Qrie.Silo.Api.Resources;

/// <summary>A resource.</summary>
internal record ResourceDto
{
    public required string Arn { get; init; }
    public required string AccountService { get; init; }
    public required string AccountId { get; init; }
    public required string Region { get; init; }
    public required string Type { get; init; }
    public required ResourceStatus Status { get; init; }
    public required DateTimeOffset? LastSeenAt { get; init; }
    public required DateTimeOffset? FirstSeenAt { get; init; }
    public required JsonElement? Configuration { get; init; }
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
    public required int OpenFindings { get; init; }
    public required IReadOnlyList<UnreadableDto> Unreadable { get; init; }

    public static ResourceDto From(ResourceRow row) => new()
    {
        Arn = row.Arn,
        AccountService = row.Service,
        AccountId = row.AccountId,
        Region = row.Region,
        Type = row.Type,
        Status = row.Status,
        LastSeenAt = row.LastSeenAt,
        FirstSeenAt = row.FirstSeenAt,
        Configuration = ApiJson.Embed(row.Configuration),
        Tags = row.Tags,
        OpenFindings = row.OpenFindings,
        Unreadable = [.. row.Unreadable.Select(UnreadableDto.From)],
    };
}
