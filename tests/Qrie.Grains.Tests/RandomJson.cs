using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Qrie;

/// <summary>JSON for property tests: nested, with names that need escaping, members in any order.</summary>
internal static class RandomJson
{
    public static Arbitrary<string> Objects { get; } =
        Gen.Sized(size => Object(Math.Min(size, 3))).Select(node => node!.ToJsonString()).ToArbitrary();

    private static Gen<JsonNode?> Object(int depth) =>
        from names in Gen.SubListOf("a", "b", "B", "a/b", "c~d", "é", "_", "$unreadable", "")
        from shuffled in Gen.Shuffle(names.ToArray())
        from values in Gen.ArrayOf(Value(depth - 1), shuffled.Length)
        select (JsonNode?)new JsonObject(shuffled.Zip(values, (name, value) => KeyValuePair.Create(name, value?.DeepClone())));

    private static Gen<JsonNode?> Array(int depth) =>
        from length in Gen.Choose(0, 3)
        from values in Gen.ArrayOf(Value(depth - 1), length)
        select (JsonNode?)new JsonArray([.. values.Select(value => value?.DeepClone())]);

    private static Gen<JsonNode?> Value(int depth) => depth <= 0 ? Scalar : Gen.OneOf(Scalar, Object(depth), Array(depth));

    private static Gen<JsonNode?> Scalar { get; } = Gen.Elements(
        "null", "true", "false", "0", "1", "-1.5", "1e30", "\"\"", "\"text\"", "\"é\\u00e9\\n\\\"<&\"", "\"\\ud83d\\ude00\"").Select(json => JsonNode.Parse(json));
}
