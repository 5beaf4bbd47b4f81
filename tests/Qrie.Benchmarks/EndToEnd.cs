namespace Qrie.Benchmarks;

/// <summary>Events taken from the queue, each of another bucket, until the last was described and the queue was empty.</summary>
/// <param name="Events">How many.</param>
/// <param name="Elapsed">From the first event in the queue.</param>
/// <param name="Calls">Calls to S3, S3 Control and STS.</param>
/// <param name="QueueCalls">Calls to SQS.</param>
internal sealed record EndToEnd(int Events, TimeSpan Elapsed, int Calls, int QueueCalls)
{
    public double PerSecond => Events / Elapsed.TotalSeconds;

    public double CallsPerEvent => (double)Calls / Events;

    public double QueueCallsPerEvent => (double)QueueCalls / Events;
}
