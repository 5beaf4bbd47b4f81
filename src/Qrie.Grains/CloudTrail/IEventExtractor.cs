namespace Qrie.CloudTrail;

/// <summary>Knows which resources the events of one service touch. Implementations are found by their type; adding one is adding a class.</summary>
internal interface IEventExtractor
{
    /// <summary>The <c>eventSource</c> that it reads, such as <c>s3.amazonaws.com</c>.</summary>
    string EventSource { get; }

    /// <summary>Tells what a successful, mutating record touched.</summary>
    Extraction Extract(CloudTrailRecord record);
}
