using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail.Lambda;

public sealed class LambdaEventsTests
{
    [Theory]
    [InlineData("CreateFunction20150331 CreateFunction20150331v2 CreateFunction", "'rp':{'functionName':'resize'}", "C lambda:~:function:resize")]
    [InlineData("UpdateFunctionCode20150331v2 UpdateFunctionConfiguration20150331v2 AddPermission20150331v2 RemovePermission20150331v2 CreateFunctionUrlConfig "
        + "UpdateFunctionUrlConfig DeleteFunctionUrlConfig PublishVersion20150331 CreateAlias20150331 UpdateAlias20150331 DeleteAlias20150331 "
        + "PutFunctionConcurrency20171031 DeleteFunctionConcurrency20171031 EnableReplication20170630v2 CreateEventSourceMapping20150331 "
        + "UpdateEventSourceMapping20150331 DeleteEventSourceMapping20150331", "'rp':{'functionName':'resize'}", "U lambda:~:function:resize")]
    [InlineData("DeleteEventSourceMapping20150331 PublishVersion20150331", "'rp':{'uUID':'1'},'re':{'functionArn':'arn:aws:lambda:eu-west-1:111122223333:function:resize:7'}", "U lambda:~:function:resize")]
    [InlineData("TagResource20170331v2 UntagResource20170331v2", "'rp':{'resource':'arn:aws:lambda:eu-west-1:111122223333:function:resize'}", "U lambda:~:function:resize")]
    [InlineData("PutResourcePolicy DeleteResourcePolicy PutPublicAccessBlockConfig", "'rp':{'resourceArn':'arn:aws:lambda:eu-west-1:111122223333:function:resize'}", "U lambda:~:function:resize")]
    [InlineData("TagResource20170331v2", "'rp':{'resource':'arn:aws:lambda:eu-west-1:111122223333:event-source-mapping:1'}", "ignored no_resource")]
    [InlineData("DeleteFunction20150331", "'rp':{'functionName':'resize'}", "D lambda:~:function:resize")]
    [InlineData("DeleteFunction20150331", "'rp':{'functionName':'resize','qualifier':'3'}", "U lambda:~:function:resize")]
    [InlineData("DeleteFunction20150331", "'rp':{'functionName':'resize:3'}", "U lambda:~:function:resize")]
    [InlineData("PutFunctionEventInvokeConfig PutRuntimeManagementConfig", "'rp':{'functionName':'resize'}", "U lambda:~:function:resize")]
    [InlineData("PublishLayerVersion20181031 CreateCodeSigningConfig CreateCapacityProvider", "'rp':{}", "ignored no_resource")]
    [InlineData("Invoke Invoke20150331 InvokeFunction InvokeAsync InvokeWithResponseStream StopDurableExecution", "'rp':{'functionName':'resize'}", "ignored data_event")]
    [InlineData("FoldFunction20300101", "'rp':{}", "unclassified FoldFunction20300101")]
    [InlineData("CreateFunction20150331", "'rp':'null'", "B Lambda::Function")]
    public void Functions(string names, string members, string expected) => ShouldEachGive("lambda", names, members, expected);

    [Theory]
    [InlineData("resize")]
    [InlineData("resize:live")]
    [InlineData("111122223333:function:resize")]
    [InlineData("111122223333:function:resize:live")]
    [InlineData("arn:aws:lambda:eu-west-1:111122223333:function:resize")]
    [InlineData("arn:aws:lambda:eu-west-1:111122223333:function:resize:live")]
    public void A_function_has_many_names(string name) =>
        ShouldEachGive("lambda", "AddPermission20150331v2", $"'rp':{{'functionName':'{name}'}}", "U lambda:~:function:resize");

    [Fact]
    public void A_function_of_another_account_did_not_change_here() =>
        ShouldEachGive("lambda", "AddPermission20150331v2", "'rp':{'functionName':'444455556666:function:resize'}", "ignored callers_copy");
}
