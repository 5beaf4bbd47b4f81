using System.Text.Json;

namespace Qrie.Aws;

/// <summary>Reads the policy of a resource that a service gives as a text of JSON.</summary>
internal static class PolicyText
{
    private static readonly Observed<JsonElement> Malformed = Observed<JsonElement>.NotReadable(new Unreadable("MalformedPolicy", null));

    /// <summary>The document with its members in ordinal order. None is absent; one that is malformed is unreadable.</summary>
    /// <param name="text">The text; null or empty for none.</param>
    public static Observed<JsonElement> Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Observed<JsonElement>.Absent;
        }

        try
        {
            var policy = CanonicalJson.Normalize(text);
            return policy.ValueKind == JsonValueKind.Object ? Observed<JsonElement>.Present(policy) : Malformed;
        }
        catch (JsonException)
        {
            return Malformed;
        }
    }
}
