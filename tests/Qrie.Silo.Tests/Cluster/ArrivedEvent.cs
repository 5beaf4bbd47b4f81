namespace Qrie.Silo.Tests.Cluster;

/// <summary>An event that was put into the queue.</summary>
/// <param name="Bucket">The bucket that was changed.</param>
/// <param name="At">When, in whole seconds, as CloudTrail tells it.</param>
/// <param name="ArrivedAt">When its event was in the queue.</param>
/// <param name="IsEnd">True when the bucket was deleted.</param>
internal sealed record ArrivedEvent(string Bucket, DateTimeOffset At, DateTimeOffset ArrivedAt, bool IsEnd)
{
    /// <summary>From when on a describe shows it for certain: whole seconds, and 5 s by which reads of S3 may lag.</summary>
    public DateTimeOffset ShownFrom => At + TimeSpan.FromSeconds(6);
}
