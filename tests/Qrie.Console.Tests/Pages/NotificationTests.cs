using Bunit;
using Qrie.Console.Pages;
using Qrie.Console.Tests.Fakes;
using Qrie.Notifications;

namespace Qrie.Console.Tests.Pages;

public sealed class NotificationTests : ConsoleContext
{
    [Fact]
    public void A_destination_is_added_without_showing_its_secrets_again()
    {
        var page = Render<NotificationPage>();
        page.FindAll("button").Single(button => button.TextContent == "Add a destination").Click();
        Field(page, "Name").Input("on-call");
        Field(page, "URL").Input("https://example.com/path-that-lets-one-in");
        Field(page, "Signing key").Input("0123456789abcdef");
        page.FindAll("label").Single(field => field.TextContent.StartsWith("From severity", StringComparison.Ordinal)).QuerySelector("select")!.Change("critical");

        Pick(page, "Only accounts", "111111111111");

        page.Find("form").Submit();

        Notifications.Wishes.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new DestinationWish("on-call", "webhook", "https://example.com/path-that-lets-one-in", "0123456789abcdef", 90, DestinationLimits.None with { Accounts = ["111111111111"] }));
        page.Markup.Should().Contain("on-call").And.NotContain("lets-one-in").And.NotContain("0123456789abcdef");
    }

    [Fact]
    public void A_destination_is_changed_and_keeps_what_is_secret_unless_something_is_typed()
    {
        Notifications.Views.Add(new DestinationView("on-call", "webhook", "https://example.com", true, false, 90, DestinationLimits.None with { Services = ["s3"], Kinds = ["opened"] }, 0, 0));
        var page = Render<NotificationPage>();
        page.Find("[aria-label='Change on-call']").Click();
        page.Find("dialog .q-picked").TextContent.Should().Contain("s3");
        page.Find("dialog input[type=number]").Input("nonsense");
        page.Find("dialog form").Submit();
        page.Find("dialog [role=alert]").TextContent.Should().Contain("0 to 100");

        page.Find("dialog input[type=number]").Input("50");
        page.Find("dialog input[type=checkbox]").Change(false);
        page.Find("dialog [aria-label='Not only s3']").Click();
        Pick(page, "Only policies", "S3BucketPublic");
        page.FindAll("dialog label").Single(field => field.TextContent.StartsWith("Told when", StringComparison.Ordinal)).QuerySelector("select")!.Change("");
        page.Find("dialog form").Submit();

        Notifications.Changes.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new DestinationChange("on-call", null, null, 50, DestinationLimits.None with { Policies = ["S3BucketPublic"] }, false));
        page.FindAll("dialog").Should().BeEmpty();
        page.Find(".q-destinations tbody").TextContent.Should().ContainAll("Off", "Severity 50 and above", "S3BucketPublic");
    }

    [Fact]
    public void A_change_that_is_refused_says_why_where_it_was_made()
    {
        Notifications.Views.Add(new DestinationView("topic", "sns", "arn:aws:sns:us-east-1:111111111111:t", true, false, 0, DestinationLimits.None, 0, 0));
        Notifications.Failure = "topic_arn must be the ARN of an SNS topic.";
        var page = Render<NotificationPage>();
        page.Find("[aria-label='Change topic']").Click();
        page.Find("dialog input[type=text]").Input("nonsense");

        page.Find("dialog form").Submit();

        Notifications.Changes.Single().Address.Should().Be("nonsense");
        page.Find("dialog .q-outcome-problem").TextContent.Should().Contain("SNS topic");
    }

    [Fact]
    public void Those_of_the_settings_are_not_changed_here()
    {
        Notifications.Views.Add(new DestinationView("settings", "slack", "https://hooks.slack.com", true, true, 0, DestinationLimits.None, 0, 0));

        Render<NotificationPage>().FindAll("[aria-label='Change settings']").Should().BeEmpty();
    }

    [Fact]
    public void A_failed_test_says_why()
    {
        Notifications.Views.Add(new DestinationView("on-call", "webhook", "https://example.com", true, false, 0, DestinationLimits.None, 0, 0));
        Notifications.Failure = "it answered 500";
        var page = Render<NotificationPage>();

        page.Find("[aria-label='Test on-call']").Click();

        page.Find(".q-outcome-problem").TextContent.Should().Contain("it answered 500");
    }

    [Fact]
    public void What_was_given_up_is_shown_and_tried_again()
    {
        Notifications.Dead.Add(new DeadLetter("7", "on-call", Samples.Row(), 8, Samples.Noon, "it answered 500"));
        var page = Render<NotificationPage>();
        page.Find(".q-dead tbody tr").TextContent.Should().ContainAll("Bucket is open to the public", "on-call", "it answered 500", "8 attempts");

        page.Find(".q-dead button").Click();

        Notifications.Dead.Should().BeEmpty();
    }

    private static void Pick(IRenderedComponent<NotificationPage> page, string label, string value) =>
        page.FindAll("label").Single(field => field.TextContent.StartsWith(label, StringComparison.Ordinal)).QuerySelector("select")!.Change(value);

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<NotificationPage> page, string label) =>
        page.FindAll("label").Single(field => field.TextContent.StartsWith(label, StringComparison.Ordinal)).QuerySelector("input")!;
}
