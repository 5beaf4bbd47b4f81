namespace Orleans.Streaming.Sqs;

/// <summary>The right to delete one message or to keep it hidden.</summary>
/// <param name="handle">The receipt handle.</param>
/// <param name="visibleAt">When others will see the message unless it is renewed.</param>
internal sealed class SqsReceipt(string handle, DateTimeOffset visibleAt)
{
    public string Handle => handle;

    public DateTimeOffset VisibleAt { get; set; } = visibleAt;

    /// <summary>The queue does not know the receipt any more: the message was deleted, or given to somebody else.</summary>
    public bool Gone { get; set; }
}
