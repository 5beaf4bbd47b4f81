using System.Net;
using Qrie.Silo.Notifications;
using Qrie.Silo.Tests.Exports;

namespace Qrie.Silo.Tests.Notifications;

public sealed class DestinationRulesTests
{
    private static readonly Destination Webhook = new() { Id = "hook", Kind = DestinationKind.Webhook, Url = "https://hooks.example.com/x", Secret = Outbox.Secret };

    [Theory]
    [InlineData("http://hooks.example.com/x")]
    [InlineData("ftp://hooks.example.com/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:password@hooks.example.com/")]
    [InlineData("https://hooks.example.com/#part")]
    [InlineData("hooks.example.com")]
    [InlineData("")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("https://localhost/")]
    [InlineData("https://a.localhost/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://0.0.0.0/")]
    public void A_webhook_leads_to_the_world_by_https(string url) => Errors(Webhook with { Url = url }).Should().Equal("url");

    [Theory]
    [InlineData("http://127.0.0.1:8080/x", true)]
    [InlineData("http://localhost/x", true)]
    [InlineData("http://hooks.example.com/x", false)]
    [InlineData("http://10.0.0.1/x", false)]
    [InlineData("gopher://127.0.0.1/x", false)]
    public void Loopback_may_be_allowed_and_nothing_else_with_it(string url, bool allowed) =>
        Errors(Webhook with { Url = url }, new NotificationOptions { AllowLoopback = true }).Should().HaveCount(allowed ? 0 : 1);

    [Theory]
    [InlineData("93.184.215.14", true)]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("fd12::1", false)]
    [InlineData("::ffff:10.1.2.3", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("169.254.170.2", false)]
    [InlineData("fe80::1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::", false)]
    public void Only_addresses_of_the_world_are_connected_to(string address, bool allowed) =>
        AddressRules.Allows(IPAddress.Parse(address), new NotificationOptions()).Should().Be(allowed);

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("fd12::1", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("127.0.0.1", false)]
    public void Private_networks_may_be_allowed_but_no_metadata(string address, bool allowed) =>
        AddressRules.Allows(IPAddress.Parse(address), new NotificationOptions { AllowPrivateNetworks = true }).Should().Be(allowed);

    [Fact]
    public void Each_kind_asks_for_its_own()
    {
        Errors(Webhook).Should().BeEmpty();
        Errors(Webhook with { Secret = "short" }).Should().Equal("secret");
        Errors(Webhook with { Id = "No Name" }).Should().Equal("id");
        Errors(Webhook with { Kind = DestinationKind.Slack, Secret = null }).Should().Equal("url");
        Errors(Webhook with { Kind = DestinationKind.Slack, Secret = null, Url = "https://hooks.slack.com/services/T/B/x" }).Should().BeEmpty();
        Errors(Webhook with { Kind = DestinationKind.Sns }).Should().BeEquivalentTo("topic_arn", "url", "secret");
        Errors(new Destination { Id = "t", Kind = DestinationKind.Sns, TopicArn = "arn:aws-us-gov:sns:us-gov-west-1:111122223333:t" }).Should().BeEmpty();
        Errors(new Destination { Id = "b", Kind = DestinationKind.Eventbridge, EventBus = "arn:aws:events:eu-west-1:111122223333:event-bus/default" }).Should().BeEmpty();
        Errors(new Destination { Id = "b", Kind = DestinationKind.Eventbridge, EventBus = "default" }).Should().Equal("event_bus");
        Errors(Webhook with { Filter = new DestinationFilter { MinimumSeverity = 101, Policies = ["Nonsense"], Accounts = ["1"] } })
            .Should().BeEquivalentTo("minimum_severity", "policies", "accounts");
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void A_filter_lets_through_what_is_severe_enough(int minimum, bool passes) =>
        new DestinationFilter { MinimumSeverity = minimum }.Matches(Rows.Row(severity: 90)).Should().Be(passes);

    [Fact]
    public void A_filter_lets_through_what_every_member_lets_through()
    {
        var row = Rows.Row();

        new DestinationFilter { Policies = ["S3BucketPublic"], Accounts = ["111122223333"], Services = ["s3"], Kinds = [NotificationKind.Opened] }.Matches(row).Should().BeTrue();
        new DestinationFilter { Policies = ["Other"] }.Matches(row).Should().BeFalse();
        new DestinationFilter { Accounts = ["999999999999"] }.Matches(row).Should().BeFalse();
        new DestinationFilter { Services = ["iam"] }.Matches(row).Should().BeFalse();
        new DestinationFilter { Kinds = [NotificationKind.Resolved] }.Matches(row).Should().BeFalse();
    }

    private static string[] Errors(Destination destination, NotificationOptions? options = null)
    {
        var errors = DestinationRules.Errors(destination, options ?? new NotificationOptions(), Rows.Policies).ToArray();
        errors.Should().NotContain(error => error.Error.Contains(Outbox.Secret) || error.Error.Contains("example.com"));
        return [.. errors.Select(error => error.Member)];
    }
}
