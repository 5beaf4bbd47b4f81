using Amazon.SQS;
using NSubstitute;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Qrie.Orleans.Aws.Tests.Streaming;

public sealed class SqsOptionsValidatorTests
{
    public static TheoryData<string, Action<SqsOptions>, string> Wrong => new()
    {
        { nameof(SqsOptions.QueueUrl), options => options.QueueUrl = "events", "'events'; it must be the URL of a queue" },
        { nameof(SqsOptions.ClientFactory), options => options.ClientFactory = null, "'null'; it must be a function that makes the client" },
        { nameof(SqsOptions.Receivers), options => options.Receivers = 0, "'0'; it must be 1 to 64" },
        { nameof(SqsOptions.WaitTime), options => options.WaitTime = TimeSpan.FromSeconds(21), "'00:00:21'; it must be 1 to 20 s" },
        { nameof(SqsOptions.WaitTime), options => options.WaitTime = TimeSpan.Zero, "'00:00:00'; it must be 1 to 20 s" },
        { nameof(SqsOptions.VisibilityTimeout), options => options.VisibilityTimeout = TimeSpan.FromSeconds(1), "'00:00:01'; it must be 2 s to 12 h" },
        { nameof(SqsOptions.MaxInFlight), options => options.MaxInFlight = 9, "'9'; it must be 10 to 100,000" },
        { nameof(SqsOptions.DeliveryBatchSize), options => options.DeliveryBatchSize = 0, "'0'; it must be 1 to 1,000" },
        { nameof(SqsOptions.RetryDelay), options => options.RetryDelay = TimeSpan.FromHours(13), "'13:00:00'; it must be 0 s to 12 h" },
        { nameof(SqsOptions.ConsumerTimeout), options => options.ConsumerTimeout = TimeSpan.Zero, "'00:00:00'; it must be more than 0" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_refused_with_its_name_its_value_and_what_would_be_right(string option, Action<SqsOptions> change, string reason)
    {
        var options = Right();
        change(options);

        new SqsOptionsValidator(options, "events").Invoking(validator => validator.ValidateConfiguration())
            .Should().Throw<OrleansConfigurationException>().WithMessage($"SQS stream provider events: SqsOptions.{option} is {reason}.");
    }

    [Fact]
    public void The_defaults_need_only_a_queue_and_a_client() =>
        new SqsOptionsValidator(Right(), "events").Invoking(validator => validator.ValidateConfiguration()).Should().NotThrow();

    private static SqsOptions Right() => new()
    {
        QueueUrl = "https://sqs.eu-west-1.amazonaws.com/111122223333/events",
        ClientFactory = _ => Substitute.For<IAmazonSQS>(),
    };
}
