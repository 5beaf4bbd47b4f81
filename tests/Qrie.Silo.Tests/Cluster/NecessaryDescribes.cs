namespace Qrie.Silo.Tests.Cluster;

/// <summary>
/// How many describes the changes need when nothing fails: one for each event that arrives and is not shown for certain by the
/// necessary describe of the same resource before it. Such a describe is made when the event arrives, or, when it arrives
/// early, as soon as a read shows it for certain. That changes wait and are merged makes fewer of them, and is not taken into account.
/// </summary>
internal static class NecessaryDescribes
{
    public static int Of(IEnumerable<ArrivedEvent> events) => events.GroupBy(one => one.Bucket, StringComparer.Ordinal).Sum(OfResource);

    private static int OfResource(IEnumerable<ArrivedEvent> events)
    {
        var (count, last) = (0, DateTimeOffset.MinValue);
        foreach (var one in events.OrderBy(one => one.ArrivedAt).Where(one => one.ShownFrom > last))
        {
            count++;
            last = one.ShownFrom > one.ArrivedAt ? one.ShownFrom : one.ArrivedAt;
        }

        return count;
    }
}
