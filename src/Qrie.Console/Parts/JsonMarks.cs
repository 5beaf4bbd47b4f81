namespace Qrie.Console.Parts;

/// <summary>What is marked in a JSON value: itself, or what is within.</summary>
public sealed class JsonMarks
{
    private readonly Dictionary<string, JsonMarks> within = new(StringComparer.Ordinal);

    /// <summary>Nothing.</summary>
    public static JsonMarks None { get; } = new();

    /// <summary>True when the value itself is marked, and with it all that is within.</summary>
    public bool IsMarked { get; private set; }

    /// <summary>True when something within is marked.</summary>
    public bool Holds => within.Count > 0;

    /// <summary>The marks that JSON pointers (RFC 6901) set.</summary>
    /// <param name="pointers">The pointers.</param>
    public static JsonMarks Of(IReadOnlyList<string> pointers)
    {
        if (pointers.Count == 0)
        {
            return None;
        }

        var root = new JsonMarks();
        foreach (var pointer in pointers)
        {
            var at = root;
            foreach (var step in pointer.Split('/').Skip(1))
            {
                var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
                at = at.within.TryGetValue(name, out var known) ? known : at.within[name] = new JsonMarks();
            }

            at.IsMarked = true;
        }

        return root;
    }

    /// <summary>What is marked of a member.</summary>
    /// <param name="name">Its name.</param>
    public JsonMarks Of(string name) => within.GetValueOrDefault(name, None);

    /// <summary>What is marked of an item.</summary>
    /// <param name="index">Its place.</param>
    public JsonMarks Of(int index) => within.Count == 0 ? None : Of(index.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
