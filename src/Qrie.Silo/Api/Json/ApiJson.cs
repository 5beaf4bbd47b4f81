using System.Text.Json;
using System.Text.Json.Serialization;
using Qrie.Findings;
using Qrie.Policies;
using Qrie.Resources;
using Qrie.Silo.Notifications;

namespace Qrie.Silo.Api.Json;

/// <summary>How the API writes JSON: snake_case, UTC times, enumerations by the names that the API documents.</summary>
internal static class ApiJson
{
    /// <summary>The options, for what is written without ASP.NET Core.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Sets options up.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Converters.Add(new UtcTimeConverter());
        options.Converters.Add(new JsonStringEnumConverter<ResourceStatus>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<FindingStatus>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<ResolvedReason>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<DestinationKind>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<NotificationKind>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<PolicyStatus>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    /// <summary>Stored JSON as part of an answer; null for none.</summary>
    public static JsonElement? Embed(string? json) => json is null ? null : JsonElement.Parse(json);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        return options;
    }
}
