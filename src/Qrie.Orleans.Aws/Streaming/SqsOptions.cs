namespace Orleans.Configuration;

/// <summary>Options of an SQS stream provider. They are checked when the silo starts.</summary>
public sealed class SqsOptions
{
    /// <summary>The URL of the queue, which exists already. Required.</summary>
    public string QueueUrl { get; set; } = "";

    /// <summary>Makes the client; called once per provider. Required.</summary>
    public Func<IServiceProvider, Amazon.SQS.IAmazonSQS>? ClientFactory { get; set; }

    /// <summary>Receivers over the queue in the whole cluster, 1 to 64. Default 2.</summary>
    public int Receivers { get; set; } = 2;

    /// <summary>How long a receive waits for messages, 1 to 20 s. Default 20 s, with which an idle queue costs least.</summary>
    public TimeSpan WaitTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a received message stays hidden unless it is renewed, 2 s to 12 h. Default 60 s. It is renewed at half
    /// of it, as long as the message is in work; so this is how long messages of a silo that was killed stay away.
    /// </summary>
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Messages that one receiver holds at a time, 10 to 100,000. Default 1,000. SQS itself allows 120,000 for all
    /// receivers of a queue together.
    /// </summary>
    public int MaxInFlight { get; set; } = 1_000;

    /// <summary>
    /// Messages of one stream that go to a consumer in one call, 1 to 1,000. Default 10. The consumer has the response
    /// timeout for all of them. This stands in for <see cref="StreamPullingAgentOptions.BatchContainerBatchSize"/>,
    /// which must stay 1. A stream filter lets the whole of a delivery pass if it lets one event of it pass.
    /// </summary>
    public int DeliveryBatchSize { get; set; } = 10;

    /// <summary>How long a message whose delivery failed stays hidden before it comes again, 0 s to 12 h. Default 10 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a message waits for somebody to consume its stream before it goes back to the queue, more than 0. Default 1 min.</summary>
    public TimeSpan ConsumerTimeout { get; set; } = TimeSpan.FromMinutes(1);
}
