using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail.Sns;

public sealed class SnsEventsTests
{
    [Theory]
    [InlineData("CreateTopic", "'rp':{'name':'alarms'},'re':{'topicArn':'arn:aws:sns:eu-west-1:111122223333:alarms'}", "C sns:~:alarms")]
    [InlineData("SetTopicAttributes AddPermission RemovePermission", "'rp':{'topicArn':'arn:aws:sns:eu-west-1:111122223333:alarms'}", "U sns:~:alarms")]
    [InlineData("PutDataProtectionPolicy TagResource UntagResource", "'rp':{'resourceArn':'arn:aws:sns:eu-west-1:111122223333:alarms'}", "U sns:~:alarms")]
    [InlineData("DeleteTopic", "'rp':{'topicArn':'arn:aws:sns:eu-west-1:111122223333:alarms'}", "D sns:~:alarms")]
    [InlineData("SetTopicAttributes", "'rp':{'topicArn':'arn:aws:sns:eu-west-1:444455556666:alarms'}", "ignored callers_copy")]
    [InlineData("DeleteTopic", "'rp':{'topicArn':'alarms'}", "B SNS::Topic")]
    [InlineData("Publish PublishBatch", "'rp':{}", "ignored data_event")]
    [InlineData("Subscribe ConfirmSubscription Unsubscribe SetSubscriptionAttributes SetSMSAttributes CreateSMSSandboxPhoneNumber OptInPhoneNumber "
        + "CreatePlatformApplication CreatePlatformEndpoint DeleteEndpoint SetEndpointAttributes", "'rp':{}", "ignored listed")]
    [InlineData("ChangeTopic", "'rp':{}", "unclassified ChangeTopic")]
    public void Topics(string names, string members, string expected) => ShouldEachGive("sns", names, members, expected);
}
