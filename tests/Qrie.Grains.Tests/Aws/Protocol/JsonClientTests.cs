using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Qrie.Simulator;

namespace Qrie.Aws.Protocol;

public sealed class JsonClientTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Input_goes_and_output_comes_back_as_JSON()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        using var client = Sqs(simulator.Url);
        (await client.CallAsync("CreateQueue", new JsonObject { ["QueueName"] = "one-more" }, Cancel)).Text("QueueUrl").Should().EndWith("/one-more");
        (await client.CallAsync("ListQueues", new JsonObject { ["QueueNamePrefix"] = "one" }, Cancel)).Texts("QueueUrls")
            .Should().ContainSingle().Which.Should().EndWith("/one-more");
    }

    [Fact]
    public async Task A_refusal_has_the_services_own_code()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        using var client = Sqs(simulator.Url);
        var call = () => client.CallAsync("GetQueueUrl", new JsonObject { ["QueueName"] = "nowhere" }, Cancel);
        (await call.Should().ThrowAsync<AmazonServiceException>()).Which.ErrorCode.Should().Be("QueueDoesNotExist");
    }

    [Fact]
    public void What_an_answer_lacks_or_has_of_another_kind_is_nothing()
    {
        var answer = JsonDocument.Parse("""{"text":"t","flag":false,"time":1.5,"list":["a",null,1],"nothing":null}""").RootElement;
        (answer.Text("text"), answer.Text("flag"), answer.Text("nothing"), answer.Text("no")).Should().Be(("t", null, null, null));
        (answer.Flag("flag"), answer.Flag("text"), answer.Flag("no")).Should().Be((false, null, null));
        (answer.Time("time"), answer.Time("text")).Should().Be((DateTimeOffset.UnixEpoch.AddSeconds(1.5), null));
        answer.Texts("list").Should().Equal("a");
        answer.List("text").Should().BeEmpty();
    }

    private static JsonClient Sqs(string url)
    {
        var configuration = new AwsClientConfiguration(Options.Create(new AwsOptions { EndpointUrl = url, MaxRetries = 0 }));
        return new JsonClient(
            new AwsClientParameters(new BasicAWSCredentials("AKIAQRIE", "simulated"), configuration, "us-east-1", null),
            configuration.Apply(new AwsProtocolConfig("SQS", "sqs", "sqs"), "sqs", "us-east-1"),
            "AmazonSQS",
            "1.0");
    }
}
