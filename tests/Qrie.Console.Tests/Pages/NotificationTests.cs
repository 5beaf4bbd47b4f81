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

        page.Find("form").Submit();

        Notifications.Wishes.Should().ContainSingle().Which.Should().Be(
            new DestinationWish("on-call", "webhook", "https://example.com/path-that-lets-one-in", "0123456789abcdef", 90));
        page.Markup.Should().Contain("on-call").And.NotContain("lets-one-in").And.NotContain("0123456789abcdef");
    }

    [Fact]
    public void A_failed_test_says_why()
    {
        Notifications.Views.Add(new DestinationView("on-call", "webhook", "https://example.com", true, false, 0, [], 0, 0));
        Notifications.Failure = "it answered 500";
        var page = Render<NotificationPage>();

        page.Find("[aria-label='Test on-call']").Click();

        page.Find(".q-outcome-problem").TextContent.Should().Contain("it answered 500");
    }

    [Fact]
    public void What_was_given_up_is_shown_and_tried_again()
    {
        Notifications.Dead.Add(new DeadLetter(7, "on-call", Samples.Row(), 8, Samples.Noon, "it answered 500"));
        var page = Render<NotificationPage>();
        page.Find(".q-dead tbody tr").TextContent.Should().ContainAll("Bucket is open to the public", "on-call", "it answered 500", "8 attempts");

        page.Find(".q-dead button").Click();

        Notifications.Dead.Should().BeEmpty();
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<NotificationPage> page, string label) =>
        page.FindAll("label").Single(field => field.TextContent.StartsWith(label, StringComparison.Ordinal)).QuerySelector("input")!;
}
