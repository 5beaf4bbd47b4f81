using System.Xml.Linq;

namespace Qrie.Simulator.Tests.Sns;

public sealed class SnsTests : IDisposable
{
    private readonly HttpClient http = new();

    [Fact]
    public async Task A_topic_has_SNSs_own_policy_until_it_is_changed()
    {
        await using var aws = await Aws.StartAsync();
        var arn = (await CallAsync(aws, "CreateTopic", ("Name", "t"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "pay"))).Descendants("TopicArn").Single().Value;
        arn.Should().Be($"arn:aws:sns:us-east-1:{aws.Account.Id}:t");
        (await AttributesAsync(aws, arn))["Policy"].Should().Contain("AWS:SourceOwner");
        await CallAsync(aws, "AddPermission", ("TopicArn", arn), ("Label", "all"), ("AWSAccountId.member.1", "*"), ("ActionName.member.1", "Subscribe"));
        (await AttributesAsync(aws, arn))["Policy"].Should().Contain("\"Sid\":\"all\"").And.Contain("SNS:Subscribe");
        await CallAsync(aws, "RemovePermission", ("TopicArn", arn), ("Label", "all"));
        await CallAsync(aws, "SetTopicAttributes", ("TopicArn", arn), ("AttributeName", "KmsMasterKeyId"), ("AttributeValue", "alias/k"));
        var attributes = await AttributesAsync(aws, arn);
        attributes["Policy"].Should().NotContain("\"all\"");
        attributes["KmsMasterKeyId"].Should().Be("alias/k");
        (await CallAsync(aws, "ListTagsForResource", ("ResourceArn", arn))).Descendants("Value").Single().Value.Should().Be("pay");
        (await CallAsync(aws, "SetTopicAttributes", ("TopicArn", arn), ("AttributeName", "Policy"), ("AttributeValue", "{"))).Descendants("Code").Single().Value.Should().Be("InvalidParameter");
    }

    [Fact]
    public async Task Topics_list_in_pages_of_a_hundred()
    {
        await using var aws = await Aws.StartAsync();
        for (var i = 0; i < 101; i++)
        {
            await CallAsync(aws, "CreateTopic", ("Name", $"t{i:000}"));
        }

        var first = await CallAsync(aws, "ListTopics");
        first.Descendants("TopicArn").Should().HaveCount(100);
        var second = await CallAsync(aws, "ListTopics", ("NextToken", first.Descendants("NextToken").Single().Value));
        second.Descendants("TopicArn").Should().ContainSingle().Which.Value.Should().EndWith(":t100");
        second.Descendants("NextToken").Should().BeEmpty();
    }

    [Fact]
    public async Task Each_mutation_leaves_CloudTrails_record()
    {
        await using var aws = await Aws.StartAsync();
        var arn = $"arn:aws:sns:us-east-1:{aws.Account.Id}:t";
        await CallAsync(aws, "CreateTopic", ("Name", "t"));
        await CallAsync(aws, "SetTopicAttributes", ("TopicArn", arn), ("AttributeName", "DisplayName"), ("AttributeValue", "d"));
        await CallAsync(aws, "TagResource", ("ResourceArn", arn), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "1"));
        await CallAsync(aws, "DeleteTopic", ("TopicArn", arn));
        (await CallAsync(aws, "GetTopicAttributes", ("TopicArn", arn))).Descendants("Code").Single().Value.Should().Be("NotFound");
        await CallAsync(aws, "SetTopicAttributes", ("TopicArn", arn), ("AttributeName", "DisplayName"), ("AttributeValue", "d"));

        var details = (await aws.EnvelopesAsync()).Select(envelope => envelope["detail"]!).ToArray();
        details.Select(detail => $"{detail["eventName"]} {detail["errorCode"]}".Trim()).Should().Equal(
            "CreateTopic", "SetTopicAttributes", "TagResource", "DeleteTopic", "SetTopicAttributes NotFound");
        details[0]["responseElements"]!["topicArn"]!.ToString().Should().Be(arn);
        details[1]["requestParameters"]!["topicArn"]!.ToString().Should().Be(arn);
        details[1]["requestParameters"]!["attributeName"]!.ToString().Should().Be("DisplayName");
        details[2]["requestParameters"]!["resourceArn"]!.ToString().Should().Be(arn);
    }

    public void Dispose() => http.Dispose();

    private async Task<Dictionary<string, string>> AttributesAsync(Aws aws, string arn) =>
        (await CallAsync(aws, "GetTopicAttributes", ("TopicArn", arn))).Descendants("entry").ToDictionary(entry => entry.Element("key")!.Value, entry => entry.Element("value")!.Value);

    private async Task<XElement> CallAsync(Aws aws, string action, params (string Name, string Value)[] parameters)
    {
        var body = string.Join('&', parameters.Prepend(("Action", action)).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"));
        using var request = SignedRequest.Of("POST", aws.Host.Url + "/", $"account:{aws.Account.Id}", body, service: "sns");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return Plain(XElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static XElement Plain(XElement element) =>
        new(element.Name.LocalName, element.HasElements ? element.Elements().Select(Plain) : element.Value);
}
