using Orleans.Runtime;

namespace Orleans.Configuration;

/// <summary>Checks <see cref="SqsOptions"/> before the silo starts.</summary>
/// <param name="options">The options.</param>
/// <param name="name">The provider's name.</param>
public sealed class SqsOptionsValidator(SqsOptions options, string name) : IConfigurationValidator
{
    /// <inheritdoc/>
    /// <exception cref="OrleansConfigurationException">An option is missing or out of range; the message names it.</exception>
    public void ValidateConfiguration()
    {
        if (!Uri.TryCreate(options.QueueUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw Wrong(nameof(options.QueueUrl), options.QueueUrl, "the URL of a queue");
        }

        if (options.ClientFactory is null)
        {
            throw Wrong(nameof(options.ClientFactory), "null", "a function that makes the client");
        }

        Check(options.Receivers is >= 1 and <= 64, nameof(options.Receivers), options.Receivers, "1 to 64");
        Check(options.WaitTime >= TimeSpan.FromSeconds(1) && options.WaitTime <= TimeSpan.FromSeconds(20), nameof(options.WaitTime), options.WaitTime, "1 to 20 s");
        Check(
            options.VisibilityTimeout >= TimeSpan.FromSeconds(2) && options.VisibilityTimeout <= TimeSpan.FromHours(12),
            nameof(options.VisibilityTimeout), options.VisibilityTimeout, "2 s to 12 h");
        Check(options.MaxInFlight is >= 10 and <= 100_000, nameof(options.MaxInFlight), options.MaxInFlight, "10 to 100,000");
        Check(options.DeliveryBatchSize is >= 1 and <= 1_000, nameof(options.DeliveryBatchSize), options.DeliveryBatchSize, "1 to 1,000");
        Check(
            options.RetryDelay >= TimeSpan.Zero && options.RetryDelay <= TimeSpan.FromHours(12),
            nameof(options.RetryDelay), options.RetryDelay, "0 s to 12 h");
        Check(options.ConsumerTimeout > TimeSpan.Zero, nameof(options.ConsumerTimeout), options.ConsumerTimeout, "more than 0");
    }

    private void Check(bool right, string option, object value, string expected)
    {
        if (!right)
        {
            throw Wrong(option, value, expected);
        }
    }

    private OrleansConfigurationException Wrong(string option, object value, string expected) =>
        new($"SQS stream provider {name}: {nameof(SqsOptions)}.{option} is '{value}'; it must be {expected}.");
}
