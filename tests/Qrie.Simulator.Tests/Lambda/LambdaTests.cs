using System.Text.Json.Nodes;

namespace Qrie.Simulator.Tests.Lambda;

public sealed class LambdaTests
{
    private const string Functions = "/2015-03-31/functions";
    private const string Create = """{"FunctionName":"f","Runtime":"python3.13","Role":"arn:aws:iam::1:role/f","Handler":"h","Code":{"ZipFile":"UEs="},"Environment":{"Variables":{"A":"secret-value"}},"Layers":["arn:aws:lambda:us-east-1:1:layer:l:1"]}""";

    [Fact]
    public async Task A_function_is_made_configured_and_deleted()
    {
        await using var aws = await Aws.StartAsync();
        using var lambda = new LambdaCaller(aws);
        var (made, outcome) = await lambda.CallAsync("POST", Functions, Create);
        outcome.Should().Be("201");
        made["FunctionArn"]!.ToString().Should().Be($"arn:aws:lambda:us-east-1:{aws.Account.Id}:function:f");
        (await lambda.CallAsync("POST", Functions, Create)).Outcome.Should().Be("ResourceConflictException");

        await lambda.CallAsync("PUT", $"{Functions}/f/configuration", """{"Runtime":"python3.14"}""");
        var (read, _) = await lambda.CallAsync("GET", $"{Functions}/f/configuration");
        read["Runtime"]!.ToString().Should().Be("python3.14");
        read["Environment"]!["Variables"]!["A"]!.ToString().Should().Be("secret-value");
        read["Layers"]![0]!["Arn"]!.ToString().Should().EndWith(":layer:l:1");
        (await lambda.CallAsync("GET", $"{Functions}/f/configuration", region: "eu-west-1")).Outcome.Should().Be("ResourceNotFoundException");
        (await lambda.CallAsync("DELETE", $"{Functions}/f")).Outcome.Should().Be("204");
        (await lambda.CallAsync("GET", $"{Functions}/f/configuration")).Outcome.Should().Be("ResourceNotFoundException");
    }

    [Fact]
    public async Task Permissions_become_the_policy_of_the_function_or_of_an_alias()
    {
        await using var aws = await Aws.StartAsync();
        using var lambda = new LambdaCaller(aws);
        await lambda.CallAsync("POST", Functions, Create);
        (await lambda.CallAsync("GET", $"{Functions}/f/policy")).Outcome.Should().Be("ResourceNotFoundException");
        await lambda.CallAsync("POST", $"{Functions}/f/policy", """{"StatementId":"s3","Action":"lambda:InvokeFunction","Principal":"s3.amazonaws.com","SourceAccount":"1"}""");
        await lambda.CallAsync("POST", $"{Functions}/f/aliases", """{"Name":"live","FunctionVersion":"1"}""");
        await lambda.CallAsync("POST", $"{Functions}/f/policy?Qualifier=live", """{"StatementId":"all","Action":"lambda:InvokeFunctionUrl","Principal":"*","FunctionUrlAuthType":"NONE"}""");

        var statement = await StatementAsync(lambda, $"{Functions}/f/policy");
        statement["Principal"]!["Service"]!.ToString().Should().Be("s3.amazonaws.com");
        statement["Condition"]!["StringEquals"]!["AWS:SourceAccount"]!.ToString().Should().Be("1");
        (await StatementAsync(lambda, $"{Functions}/f/policy?Qualifier=live"))["Principal"]!.ToString().Should().Be("*");
        (await lambda.CallAsync("DELETE", $"{Functions}/f/policy/all")).Outcome.Should().Be("ResourceNotFoundException");
        (await lambda.CallAsync("DELETE", $"{Functions}/f/policy/s3")).Outcome.Should().Be("204");
        (await lambda.CallAsync("GET", $"{Functions}/f/policy")).Outcome.Should().Be("ResourceNotFoundException");
    }

    [Fact]
    public async Task URLs_are_the_functions_and_its_aliases()
    {
        await using var aws = await Aws.StartAsync();
        using var lambda = new LambdaCaller(aws);
        await lambda.CallAsync("POST", Functions, Create);
        await lambda.CallAsync("POST", "/2021-10-31/functions/f/url", """{"AuthType":"NONE","Cors":{"AllowOrigins":["*"]}}""");
        (await lambda.CallAsync("POST", "/2021-10-31/functions/f/url", """{"AuthType":"NONE"}""")).Outcome.Should().Be("ResourceConflictException");
        (await lambda.CallAsync("POST", "/2021-10-31/functions/f/url?Qualifier=live", """{"AuthType":"NONE"}""")).Outcome.Should().Be("ResourceNotFoundException");
        await lambda.CallAsync("POST", $"{Functions}/f/aliases", """{"Name":"live","FunctionVersion":"1"}""");
        await lambda.CallAsync("POST", "/2021-10-31/functions/f/url?Qualifier=live", """{"AuthType":"AWS_IAM"}""");
        await lambda.CallAsync("PUT", "/2021-10-31/functions/f/url", """{"AuthType":"AWS_IAM"}""");

        var urls = (await lambda.CallAsync("GET", "/2021-10-31/functions/f/urls")).Body["FunctionUrlConfigs"]!.AsArray();
        urls.Select(url => $"{url!["FunctionArn"]!.ToString().Split(":function:")[1]} {url["AuthType"]}").Should().Equal("f AWS_IAM", "f:live AWS_IAM");
        urls[0]!["Cors"]!["AllowOrigins"]![0]!.ToString().Should().Be("*");
    }

    [Fact]
    public async Task Functions_list_in_pages()
    {
        await using var aws = await Aws.StartAsync();
        using var lambda = new LambdaCaller(aws);
        foreach (var name in new[] { "a", "b", "c" })
        {
            await lambda.CallAsync("POST", Functions, Create.Replace("\"f\"", $"\"{name}\"", StringComparison.Ordinal));
        }

        var (first, _) = await lambda.CallAsync("GET", $"{Functions}/?MaxItems=2");
        first["Functions"]!.AsArray().Should().HaveCount(2);
        var (second, _) = await lambda.CallAsync("GET", $"{Functions}/?Marker={Uri.EscapeDataString(first["NextMarker"]!.ToString())}&MaxItems=2");
        second["Functions"]!.AsArray().Should().ContainSingle().Which!["FunctionName"]!.ToString().Should().Be("c");
        second["NextMarker"].Should().BeNull();
    }

    [Fact]
    public async Task Records_have_dated_names_and_show_neither_code_nor_environment()
    {
        await using var aws = await Aws.StartAsync();
        using var lambda = new LambdaCaller(aws);
        await lambda.CallAsync("POST", Functions, Create);
        await lambda.CallAsync("PUT", $"{Functions}/f/configuration", """{"Environment":{"Variables":{"A":"secret-value"}}}""");
        await lambda.CallAsync("PUT", $"{Functions}/f/code", """{"ZipFile":"UEs="}""");
        await lambda.CallAsync("POST", $"{Functions}/f/policy", """{"StatementId":"s","Action":"lambda:InvokeFunction","Principal":"*"}""");
        await lambda.CallAsync("DELETE", $"{Functions}/f/policy/s");
        await lambda.CallAsync("POST", "/2021-10-31/functions/f/url", """{"AuthType":"NONE"}""");
        await lambda.CallAsync("DELETE", $"{Functions}/f");
        await lambda.CallAsync("DELETE", $"{Functions}/f");

        var details = (await aws.EnvelopesAsync()).Select(envelope => envelope["detail"]!).ToArray();
        details.Select(detail => $"{detail["eventName"]} {detail["errorCode"]}".Trim()).Should().Equal(
            "CreateFunction20150331", "UpdateFunctionConfiguration20150331v2", "UpdateFunctionCode20150331v2", "AddPermission20150331v2",
            "RemovePermission20150331v2", "CreateFunctionUrlConfig", "DeleteFunction20150331", "DeleteFunction ResourceNotFoundException");
        details.Should().OnlyContain(detail => detail["requestParameters"]!["functionName"]!.ToString() == "f");
        details[0]["responseElements"]!["functionArn"]!.ToString().Should().EndWith(":function:f");
        details[3]["requestParameters"]!["statementId"]!.ToString().Should().Be("s");
        details.Select(detail => detail.ToJsonString()).Should().NotContain(text => text.Contains("secret-value") || text.Contains("UEs="));
    }

    private static async Task<JsonNode> StatementAsync(LambdaCaller lambda, string path) =>
        JsonNode.Parse((await lambda.CallAsync("GET", path)).Body["Policy"]!.ToString())!["Statement"]!.AsArray().Single()!;
}
