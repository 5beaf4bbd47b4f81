using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qrie.Aws;

/// <summary>
/// Writes a present part as its value, an absent one as null, and an unreadable one as
/// <c>{"$unreadable":{"permission":…,"reason":…}}</c>. A part that the JSON lacks is unreadable.
/// </summary>
internal sealed class ObservedJsonConverterFactory : JsonConverterFactory
{
    private const string Marker = "$unreadable";

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Observed<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Observed<T>> where T : notnull
    {
        public override bool HandleNull => true;

        public override Observed<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                return Observed<T>.Absent;
            }

            if (reader.TokenType == JsonTokenType.StartObject)
            {
                var ahead = reader;
                if (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName && ahead.ValueTextEquals(Marker))
                {
                    reader.Read();
                    reader.Read();
                    var reason = JsonSerializer.Deserialize<Unreadable>(ref reader, options) ?? Unreadable.NotDescribed;
                    reader.Read();
                    return Observed<T>.NotReadable(reason);
                }
            }

            return Observed<T>.Present(JsonSerializer.Deserialize<T>(ref reader, options)!);
        }

        public override void Write(Utf8JsonWriter writer, Observed<T> value, JsonSerializerOptions options)
        {
            if (value.TryGet(out var present))
            {
                JsonSerializer.Serialize(writer, present, options);
            }
            else if (value.Reason is { } reason)
            {
                writer.WriteStartObject();
                writer.WritePropertyName(Marker);
                JsonSerializer.Serialize(writer, reason, options);
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
