using Bunit;
using Qrie.Audit;
using Qrie.Console.Tests.Fakes;
using Qrie.Policies;

namespace Qrie.Console.Tests.Pages;

public sealed class ExceptionAndAuditTests : ConsoleContext
{
    private const string Hostile = "<script>alert(1)</script>\u202Eevil";

    [Fact]
    public void Exceptions_tell_what_they_hide_and_end_after_a_second_question()
    {
        Exceptions.List.Add(new PolicyException
        {
            Id = "x-1", PolicyId = "S3BucketPublic", Resource = Hostile, Reason = Hostile, Owner = "team core", CreatedAt = Samples.Noon, CreatedBy = "alice", ExpiresAt = Samples.Noon.AddDays(3),
        });
        Exceptions.Counts["x-1"] = 4;
        var page = Render<Console.Pages.ExceptionList>();
        page.Find("tbody tr").TextContent.Should().ContainAll("Bucket is open to the public", Hostile, "team core", "4", "2026-03-04", "ends soon");
        page.FindAll("script").Should().BeEmpty();

        page.Find("tbody button").Click();
        page.Find(".q-button-danger").Click();

        Exceptions.List.Should().BeEmpty();
        page.Find(".q-outcome").TextContent.Should().Contain("open again");
    }

    [Theory]
    [InlineData("")]
    [InlineData("arn:aws:*")]
    public void An_exception_of_everything_is_refused(string resource)
    {
        var page = Render<Console.Pages.ExceptionList>();
        page.FindAll("button").Single(button => button.TextContent == "Except by a pattern").Click();
        page.FindAll(".q-exception input[type=text]").First().Input(resource);
        page.FindAll(".q-exception textarea").Last().Input("Because.");
        page.FindAll(".q-exception input[type=text]").Last().Input("me");

        page.Find(".q-exception").Submit();

        page.Find(".q-exception [role=alert]").TextContent.Should().Contain("an exception of everything is none");
        Exceptions.List.Should().BeEmpty();
    }

    [Fact]
    public void The_audit_trail_is_read_as_its_address_says()
    {
        Audit.Entries.Add(new AuditEntry { At = Samples.Noon, Principal = Hostile, Action = "policy.launched", Target = "S3BucketPublic", Details = """{"status":{"from":"available"}}""" });
        Navigation.NavigateTo("/audit?action=policy&who=alice&target=S3BucketPublic");

        var page = Render<Console.Pages.AuditPage>();

        Audit.Reads.Should().Equal(new AuditFilter { Action = "policy", Principal = "alice", Target = "S3BucketPublic" });
        page.Find("tbody tr").TextContent.Should().ContainAll(Hostile, "policy.launched", "S3BucketPublic");
        page.FindAll("script").Should().BeEmpty();
    }
}
