namespace Qrie.CloudTrail.Rules;

/// <summary>
/// Where a record names a resource, in the words of the event tables: alternatives parted by <c> / </c>, of which the
/// first that gives a usable identifier counts. <c>rp</c>, <c>re</c> and <c>sd</c> are request, response and details of
/// a service event; <c>x[]</c> is each element of an array, of <c>items</c> or <c>item</c>, or the single value;
/// <c>via x</c> an indirect id; <c>resources[]</c> the ARNs there that are of the type; <c>caller</c> who called; a
/// question mark at the end allows it to be absent.
/// </summary>
internal sealed class IdPath
{
    private readonly IdSource[] sources;

    private IdPath(IdSource[] sources, bool optional) => (this.sources, Optional) = (sources, optional);

    /// <summary>True when the record need not have it.</summary>
    public bool Optional { get; }

    /// <exception cref="FormatException">It is no path.</exception>
    public static IdPath Parse(string text) =>
        new([.. text.TrimEnd('?').Split(" / ").Select(IdSource.Parse)], text.EndsWith('?'));

    /// <summary>The identifiers in a record.</summary>
    public IdReading Read(CloudTrailRecord record, ResourceShape shape)
    {
        var malformed = false;
        foreach (var source in sources)
        {
            var reading = source.Read(record, shape);
            if (reading.Found.Count > 0)
            {
                return reading;
            }

            malformed |= reading.Malformed;
        }

        return new IdReading([], malformed);
    }
}
