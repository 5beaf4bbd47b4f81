using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qrie.Aws;

namespace Qrie.Resources;

public sealed class JsonDiffTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", "")]
    [InlineData("""{"a":1}""", """{"a":2}""", "replace /a 1 2")]
    [InlineData("""{"a":1}""", """{"a":null}""", "replace /a 1 null")]
    [InlineData("""{"a":1}""", "{}", "remove /a 1 -")]
    [InlineData("{}", """{"a":{"b":[1]}}""", """add /a - {"b":[1]}""")]
    [InlineData("""{"a":{"b":1,"c":2}}""", """{"a":{"b":1,"c":3}}""", "replace /a/c 2 3")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,3]}""", "replace /a/1 2 3")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", "replace /a [1,2] [1]")]
    [InlineData("""{"a/b":1,"c~d":1}""", """{"a/b":2,"c~d":2}""", "replace /a~1b 1 2|replace /c~0d 1 2")]
    [InlineData("""{"a":1.0}""", """{"a":1}""", "")]
    [InlineData(null, """{"a":1}""", "add /a - 1")]
    [InlineData("""{"a":1}""", null, "remove /a 1 -")]
    [InlineData(null, null, "")]
    public void Differences_have_a_path_the_old_and_the_new(string? before, string? after, string expected) =>
        string.Join('|', JsonDiff.Compare(before, after).Select(operation => $"{operation.Op} {operation.Path} {operation.Old ?? "-"} {operation.New ?? "-"}"))
            .Should().Be(expected);

    [Theory]
    [InlineData("/versioning/status", "versioning")]
    [InlineData("/versioning", "versioning")]
    [InlineData("/a~1b~0c/d", "a/b~c")]
    [InlineData("", "")]
    public void The_part_is_the_first_segment(string path, string expected) =>
        JsonDiff.PartOf(new DiffOperation("replace", path, null, null)).Should().Be(expected);

    [Property(MaxTest = 500)]
    public Property What_differs_applied_to_the_old_gives_the_new() => Prop.ForAll(RandomJson.Objects, RandomJson.Objects, (before, after) =>
    {
        JsonNode? patched = JsonNode.Parse(before);
        foreach (var operation in JsonDiff.Compare(before, after))
        {
            patched = Apply(patched!, operation);
        }

        return JsonNode.DeepEquals(patched, JsonNode.Parse(after));
    });

    [Property(MaxTest = 500)]
    public Property Nothing_differs_from_itself() => Prop.ForAll(RandomJson.Objects, json =>
        JsonDiff.Compare(json, CanonicalJson.Normalize(json).GetRawText()).Count == 0);

    private static JsonNode? Apply(JsonNode root, DiffOperation operation)
    {
        var path = operation.Path.Split('/').Skip(1).Select(segment => segment.Replace("~1", "/").Replace("~0", "~")).ToArray();
        var value = operation.New is null ? null : JsonNode.Parse(operation.New);
        var parent = path[..^1].Aggregate(root, (node, segment) => node is JsonArray array ? array[int.Parse(segment)]! : node[segment]!);
        if (parent is JsonArray items)
        {
            items[int.Parse(path[^1])] = value;
        }
        else if (operation.Op == "remove")
        {
            parent.AsObject().Remove(path[^1]).Should().BeTrue();
        }
        else
        {
            parent[path[^1]] = value;
        }

        return root;
    }
}
