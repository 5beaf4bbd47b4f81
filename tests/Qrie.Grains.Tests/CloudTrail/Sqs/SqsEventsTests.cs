using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail.Sqs;

public sealed class SqsEventsTests
{
    private const string Url = "'queueUrl':'https://sqs.eu-west-1.amazonaws.com/111122223333/orders.fifo'";

    [Theory]
    [InlineData("CreateQueue", "'rp':{'queueName':'x'},'re':{" + Url + "}", "C sqs:~:orders.fifo")]
    [InlineData("CreateQueue", "'rp':{'queueName':'orders'}", "C sqs:~:orders")]
    [InlineData("SetQueueAttributes AddPermission RemovePermission TagQueue UntagQueue", "'rp':{" + Url + "}", "U sqs:~:orders.fifo")]
    [InlineData("DeleteQueue", "'rp':{" + Url + "}", "D sqs:~:orders.fifo")]
    [InlineData("SetQueueAttributes", "'rp':{'queueUrl':'https://queue.amazonaws.com/444455556666/orders'}", "ignored callers_copy")]
    [InlineData("SetQueueAttributes", "'rp':{'queueUrl':'https://example.org/'}", "B SQS::Queue")]
    [InlineData("SendMessage SendMessageBatch ReceiveMessage DeleteMessage DeleteMessageBatch ChangeMessageVisibility ChangeMessageVisibilityBatch", "'rp':{" + Url + "}", "ignored data_event")]
    [InlineData("PurgeQueue StartMessageMoveTask CancelMessageMoveTask", "'rp':{" + Url + "}", "ignored listed")]
    [InlineData("JumpQueue", "'rp':{" + Url + "}", "unclassified JumpQueue")]
    public void Queues(string names, string members, string expected) => ShouldEachGive("sqs", names, members, expected);
}
