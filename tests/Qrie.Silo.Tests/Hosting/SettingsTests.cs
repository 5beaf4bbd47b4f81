using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Tests.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Qrie:Receivers", "99", "from 1 to 64")]
    [InlineData("Qrie:QueueUrl", "nonsense", "URL")]
    [InlineData("Qrie:Accounts:0:AccountId", "12", "twelve digits")]
    [InlineData("Qrie:Inbox:Lanes", "0", "from 1 to 64")]
    [InlineData("Qrie:Inbox:Window", "02:00:00", "from 00:00:00 to 00:01:00")]
    [InlineData("Qrie:Aws:MaxRetries", "11", "from 0 to 10")]
    public void An_error_names_the_key_the_value_and_what_would_be_right(string key, string value, string right)
    {
        var validate = () => Validate(new() { [key] = value });

        validate.Should().Throw<OptionsValidationException>().Which.Message.Should().Contain(key).And.Contain($"'{value}'").And.Contain(right);
    }

    [Fact]
    public void What_cannot_be_read_names_the_key_and_the_value()
    {
        var validate = () => Validate(new() { ["Qrie:Receivers"] = "many" });

        validate.Should().Throw<InvalidOperationException>().Which.Message.Should().Contain("Qrie:Receivers").And.Contain("'many'");
    }

    [Fact]
    public void A_queue_without_accounts_is_refused_because_its_messages_would_be_lost()
    {
        var validate = () => Validate(new() { ["Qrie:QueueUrl"] = "https://sqs.us-east-1.amazonaws.com/111122223333/events" });

        validate.Should().Throw<OptionsValidationException>().Which.Message.Should().Contain("Qrie:Accounts");
    }

    [Fact]
    public void An_account_that_is_named_twice_is_refused()
    {
        var validate = () => Validate(new() { ["Qrie:Accounts:0:AccountId"] = "111122223333", ["Qrie:Accounts:1:AccountId"] = "111122223333" });

        validate.Should().Throw<OptionsValidationException>().Which.Message.Should().Contain("111122223333 2 times");
    }

    [Fact]
    public void The_defaults_are_right()
    {
        var validate = () => Validate([]);

        validate.Should().NotThrow();
    }

    private static void Validate(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<IValidateOptions<QrieOptions>, QrieOptionsValidator>();
        services.AddSettings<QrieOptions>("Qrie");
        services.AddSettings<InboxOptions>("Qrie:Inbox");
        services.AddSettings<AwsOptions>("Qrie:Aws");
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}
