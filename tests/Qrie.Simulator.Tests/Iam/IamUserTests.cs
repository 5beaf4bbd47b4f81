using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Iam;

public sealed class IamUserTests
{
    [Fact]
    public async Task A_user_is_made_read_and_deleted_and_each_step_leaves_its_record()
    {
        await using var aws = await Aws.StartAsync();
        using var iam = new IamCaller(aws);

        var made = await iam.OkAsync("CreateUser", ("UserName", "Ann"), ("Path", "/eng/"));
        made.Element("User")!.Element("Arn")!.Value.Should().Be($"arn:aws:iam::{aws.Account.Id}:user/eng/Ann");
        (await iam.OkAsync("GetUser", ("UserName", "ann"))).Element("User")!.Element("UserName")!.Value.Should().Be("Ann");
        (await iam.RefusedAsync("CreateUser", ("UserName", "ANN"))).Should().Be("EntityAlreadyExists");
        await iam.OkAsync("DeleteUser", ("UserName", "Ann"));
        (await iam.RefusedAsync("GetUser", ("UserName", "Ann"))).Should().Be("NoSuchEntity");

        var records = await iam.RecordsAsync();
        records.Select(record => record.GetProperty("eventName").GetString()).Should().Equal("CreateUser", "CreateUser", "DeleteUser");
        records[0].GetProperty("awsRegion").GetString().Should().Be("us-east-1");
        records[0].GetProperty("responseElements").GetProperty("user").GetProperty("arn").GetString().Should().EndWith(":user/eng/Ann");
        records[1].GetProperty("errorCode").GetString().Should().Be("EntityAlreadyExists");
        records[2].GetProperty("requestParameters").ToString().Should().Be("""{"userName":"Ann"}""");
    }

    [Fact]
    public async Task What_a_user_still_has_keeps_it_from_being_deleted()
    {
        await using var aws = await Aws.StartAsync();
        using var iam = new IamCaller(aws);
        await iam.OkAsync("CreateUser", ("UserName", "ann"));
        var key = (await iam.OkAsync("CreateAccessKey", ("UserName", "ann"))).Element("AccessKey")!.Element("AccessKeyId")!.Value;

        (await iam.RefusedAsync("DeleteUser", ("UserName", "ann"))).Should().Be("DeleteConflict");
        await iam.OkAsync("DeleteAccessKey", ("UserName", "ann"), ("AccessKeyId", key));
        (await iam.RefusedAsync("DeleteUser", ("UserName", "ann"))).Should().BeNull();
    }

    [Fact]
    public async Task A_third_key_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        using var iam = new IamCaller(aws);
        await iam.OkAsync("CreateUser", ("UserName", "ann"));
        await iam.OkAsync("CreateAccessKey", ("UserName", "ann"));
        await iam.OkAsync("CreateAccessKey", ("UserName", "ann"));

        (await iam.RefusedAsync("CreateAccessKey", ("UserName", "ann"))).Should().Be("LimitExceeded");
    }

    [Fact]
    public async Task A_renamed_group_keeps_its_members()
    {
        await using var aws = await Aws.StartAsync();
        using var iam = new IamCaller(aws);
        await iam.OkAsync("CreateUser", ("UserName", "ann"));
        await iam.OkAsync("CreateGroup", ("GroupName", "dev"));
        await iam.OkAsync("AddUserToGroup", ("UserName", "ann"), ("GroupName", "dev"));

        await iam.OkAsync("UpdateGroup", ("GroupName", "dev"), ("NewGroupName", "ops"), ("NewPath", "/x/"));

        var groups = await iam.OkAsync("ListGroupsForUser", ("UserName", "ann"));
        groups.Element("Groups")!.Elements().Select(group => group.Element("Arn")!.Value).Should().Equal($"arn:aws:iam::{aws.Account.Id}:group/x/ops");
        (await iam.RefusedAsync("GetGroup", ("GroupName", "dev"))).Should().Be("NoSuchEntity");
        (await iam.RefusedAsync("DeleteGroup", ("GroupName", "ops"))).Should().Be("DeleteConflict");
    }

    [Fact]
    public async Task Lists_page_and_the_marker_goes_on_where_the_page_ended()
    {
        await using var aws = await Aws.StartAsync();
        using var iam = new IamCaller(aws);
        foreach (var number in Enumerable.Range(0, 5))
        {
            await iam.OkAsync("CreateUser", ("UserName", $"u{number}"));
        }

        var names = new List<string>();
        for (var marker = ""; ;)
        {
            var page = await iam.OkAsync("ListUsers", [("MaxItems", "2"), .. marker.Length > 0 ? [("Marker", marker)] : Array.Empty<(string, string)>()]);
            names.AddRange(page.Element("Users")!.Elements().Select(user => user.Element("UserName")!.Value));
            if (page.Element("IsTruncated")!.Value == "false")
            {
                break;
            }

            marker = page.Element("Marker")!.Value;
        }

        names.Should().Equal("u0", "u1", "u2", "u3", "u4");
    }

    [Fact]
    public async Task The_credential_report_is_made_once_in_four_hours()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        using var iam = new IamCaller(aws);
        await iam.OkAsync("CreateUser", ("UserName", "ann"), ("SimulatedAgeDays", "10"));
        await iam.OkAsync("CreateAccessKey", ("UserName", "ann"), ("SimulatedAgeDays", "5"));
        (await iam.RefusedAsync("GetCredentialReport")).Should().Be("ReportNotPresent");

        (await iam.OkAsync("GenerateCredentialReport")).Element("State")!.Value.Should().Be("STARTED");
        (await iam.OkAsync("GenerateCredentialReport")).Element("State")!.Value.Should().Be("COMPLETE");
        await iam.OkAsync("CreateUser", ("UserName", "ben"));
        var report = await ReportAsync(iam);
        report.Should().Contain("<root_account>,").And.Contain("ann,").And.NotContain("ben,");
        report.Should().Contain($",true,{time.GetUtcNow().AddDays(-5):yyyy-MM-dd'T'HH:mm:ss}+00:00,N/A,");

        time.Advance(TimeSpan.FromHours(4));
        await iam.OkAsync("GenerateCredentialReport");
        (await ReportAsync(iam)).Should().Contain("ben,");
    }

    [Fact]
    public async Task Signing_in_leaves_a_record_of_its_own_kind()
    {
        await using var aws = await Aws.StartAsync();
        using var iam = new IamCaller(aws);
        await iam.OkAsync("CreateUser", ("UserName", "ann"));
        await iam.RecordsAsync();

        aws.Organization.Iam.SignIn(aws.Account.Id, "ann");
        aws.Organization.Iam.SignIn(aws.Account.Id, null);

        var records = await iam.RecordsAsync();
        records.Select(record => record.GetProperty("eventType").GetString()).Should().Equal("AwsConsoleSignIn", "AwsConsoleSignIn");
        records.Select(record => record.GetProperty("userIdentity").GetProperty("type").GetString()).Should().Equal("IAMUser", "Root");
        records[0].GetProperty("responseElements").GetProperty("ConsoleLogin").GetString().Should().Be("Success");
        (await iam.OkAsync("GetUser", ("UserName", "ann"))).Element("User")!.Element("PasswordLastUsed").Should().NotBeNull();
    }

    private static async Task<string> ReportAsync(IamCaller iam) =>
        Encoding.UTF8.GetString(Convert.FromBase64String((await iam.OkAsync("GetCredentialReport")).Element("Content")!.Value));
}
