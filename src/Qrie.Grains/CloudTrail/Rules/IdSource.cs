using System.Text.Json;

namespace Qrie.CloudTrail.Rules;

/// <summary>One alternative of an <see cref="IdPath"/>, such as <c>rp.instancesSet[].instanceId</c>, <c>via rp.publicIp</c> or
/// <c>rp.path? + rp.userName</c>: a path that is not given is IAM's default, <c>/</c>, where a question mark says so.</summary>
internal sealed class IdSource
{
    private const string Via = "via ";

    private readonly bool indirect;
    private readonly IdRoot root;
    private readonly (string Name, bool Each)[] segments;
    private readonly IdSource? prefix;
    private readonly bool required;

    private IdSource(bool indirect, IdRoot root, (string Name, bool Each)[] segments, IdSource? prefix, bool required) =>
        (this.indirect, this.root, this.segments, this.prefix, this.required) = (indirect, root, segments, prefix, required);

    public static IdSource Parse(string text)
    {
        if (text.StartsWith(Via, StringComparison.Ordinal))
        {
            return Parse(text[Via.Length..], indirect: true, null);
        }

        return text.Split(" + ") is [var first, var second] ? Parse(second, indirect: false, Parse(first)) : Parse(text, indirect: false, null);
    }

    /// <summary>What it finds; nothing at all when the record has no such member.</summary>
    public IdReading Read(CloudTrailRecord record, ResourceShape shape)
    {
        if (root == IdRoot.Resources)
        {
            return new IdReading([.. FromResources(record, shape)], Malformed: false);
        }

        if (prefix is { required: true } && !prefix.Texts(record).Any())
        {
            return new IdReading([], Malformed: false);
        }

        var found = new List<Identified>();
        var malformed = false;
        foreach (var text in Texts(record))
        {
            var identified = text is null ? null
                : indirect ? shape.Indirect(text)
                : prefix is null ? shape.Identify(record, text)
                : Joined(record, shape, text);
            if (identified is null)
            {
                malformed = true;
            }
            else
            {
                found.Add(identified);
            }
        }

        return new IdReading(found, malformed);
    }

    private static IdSource Parse(string text, bool indirect, IdSource? prefix)
    {
        var required = !text.EndsWith('?');
        var parts = text.TrimEnd('?').Split('.');
        var root = parts[0] switch
        {
            "rp" => IdRoot.Request,
            "re" => IdRoot.Response,
            "sd" => IdRoot.ServiceEvent,
            "resources[]" => IdRoot.Resources,
            "caller" => IdRoot.Caller,
            _ => throw new FormatException($"'{text}' begins with none of rp, re, sd, resources[] and caller."),
        };
        return new IdSource(indirect, root, [.. parts.Skip(1).Select(part => (part.Replace("[]", ""), part.EndsWith("[]", StringComparison.Ordinal)))], prefix, required);
    }

    private Identified? Joined(CloudTrailRecord record, ResourceShape shape, string text)
    {
        var path = prefix!.Texts(record).DefaultIfEmpty("/").First();
        return path is not null && path.StartsWith('/') && path.EndsWith('/') ? shape.Identify(record, path + text) : null;
    }

    // Entries of other types, and objects' ARNs among the buckets, are no malformed identifiers: they are not meant.
    private static IEnumerable<Identified> FromResources(CloudTrailRecord record, ResourceShape shape) => record.Resources()
        .Where(resource => resource.Arn is not null && (resource.Type is null || shape.Types.Contains(resource.Type)))
        .Select(resource => shape.Identify(record, resource.Arn!))
        .OfType<Identified>();

    // Null stands for a value that is there and is no text.
    private IEnumerable<string?> Texts(CloudTrailRecord record)
    {
        if (root == IdRoot.Caller)
        {
            return record.Caller is { } caller ? [caller] : [];
        }

        var start = root switch
        {
            IdRoot.Request => record.Request,
            IdRoot.Response => record.Response,
            _ => record.ServiceEvent,
        };
        return segments.Length == 0 ? [] : Walk(start, 0);
    }

    private IEnumerable<string?> Walk(JsonElement element, int depth)
    {
        var (name, each) = segments[depth];
        var member = element.Member(name);
        foreach (var next in each ? member.Items() : [member])
        {
            if (depth + 1 < segments.Length)
            {
                foreach (var text in Walk(next, depth + 1))
                {
                    yield return text;
                }
            }
            else if (!next.IsNothing())
            {
                yield return next.Scalar();
            }
        }
    }
}
