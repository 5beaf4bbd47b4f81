using Amazon.Runtime;
using Orleans.Runtime;
using Qrie.Accounts;
using Qrie.Inventory;

namespace Qrie.Changes;

/// <summary>
/// Tells what is no fault of a resource: its silo went away, the storage or STS is out of reach, a lane is full. However long it lasts,
/// nothing goes to quarantine for it.
/// </summary>
internal static class Setback
{
    /// <param name="exception">What kept a change from being looked at.</param>
    public static bool Is(Exception exception) => exception switch
    {
        AccountAccessException access => access.Transient,
        // A service that answers, even that it failed, may be failing for this resource only.
        AmazonServiceException service => service.StatusCode == 0,
        OrleansException or InboxFullException or StorageException or TimeoutException or OperationCanceledException
            or HttpRequestException or IOException or AmazonClientException => true,
        _ => false,
    };
}
