namespace Qrie.Silo.Notifications;

/// <summary>A destination was not told. The message has no secrets, and nothing of what the other side said but its status.</summary>
/// <param name="message">Why.</param>
/// <param name="isPermanent">True when trying again as it is cannot help.</param>
/// <param name="retryAfter">How long the other side wants to be left alone.</param>
internal sealed class DeliveryException(string message, bool isPermanent = false, TimeSpan? retryAfter = null) : Exception(message)
{
    public bool IsPermanent => isPermanent;

    public TimeSpan? RetryAfter => retryAfter;
}
