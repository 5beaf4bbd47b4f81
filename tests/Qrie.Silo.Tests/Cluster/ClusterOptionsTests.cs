using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Qrie.Silo.Hosting;
using Qrie.Silo.Hosting.Cluster;

namespace Qrie.Silo.Tests.Cluster;

public sealed class ClusterOptionsTests
{
    private static readonly Dictionary<string, string?> Right = new()
    {
        ["Qrie:Cluster:Provider"] = "dynamodb",
        ["Qrie:Cluster:AdvertisedAddress"] = "10.0.1.23",
        ["Qrie:Storage"] = "dynamodb",
        ["Qrie:QueueUrl"] = "https://sqs.eu-west-1.amazonaws.com/111122223333/events",
        ["Qrie:Accounts:0:AccountId"] = "111122223333",
    };

    [Fact]
    public void A_cluster_over_DynamoDB_is_accepted_and_alone_on_loopback_is_the_default()
    {
        Validate([]).Provider.Should().Be(ClusterProvider.Localhost);
        Validate(Right).Provider.Should().Be(ClusterProvider.DynamoDb);
    }

    [Theory]
    [InlineData("Qrie:Storage", "sqlite", "set Qrie:Storage to dynamodb")]
    [InlineData("Qrie:QueueUrl", null, "Name the queue")]
    [InlineData("Qrie:Cluster:AdvertisedAddress", "0.0.0.0", "'0.0.0.0'; it must be the IP address")]
    [InlineData("Qrie:Cluster:AdvertisedAddress", "silo.example", "'silo.example'; it must be the IP address")]
    [InlineData("Qrie:Cluster:SiloPort", "70000", "from 0 to 65535")]
    [InlineData("Qrie:Cluster:ShutdownTimeout", "00:00:00", "from 00:00:01 to 00:10:00")]
    public void What_a_cluster_cannot_work_with_is_refused(string key, string? value, string expected)
    {
        var validate = () => Validate(new(Right) { [key] = value });

        validate.Should().Throw<OptionsValidationException>().Which.Message.Should().Contain(key).And.Contain(expected);
    }

    [Fact]
    public void The_time_to_stop_fits_within_that_of_ECS_unless_it_is_set()
    {
        Services([]).GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.Should().Be(TimeSpan.FromSeconds(25));
        Services(new() { ["Qrie:Cluster:ShutdownTimeout"] = "00:01:50" }).GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout
            .Should().Be(TimeSpan.FromSeconds(110));
    }

    [Theory]
    [InlineData("""{"DockerId":"x","Networks":[{"NetworkMode":"awsvpc","IPv4Addresses":["10.0.2.106"]}]}""", null)]
    [InlineData("""{"DockerId":"x","Networks":[]}""", "names no IPv4 address")]
    [InlineData("<html>", "cannot be read")]
    public async Task The_address_of_an_ECS_task_comes_from_its_metadata(string metadata, string? error)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var endpoint = builder.Build();
        endpoint.Run(http => http.Response.WriteAsync(metadata));
        await endpoint.StartAsync(TestContext.Current.CancellationToken);

        var address = () => AdvertisedAddress.Of(new QrieClusterOptions(), $"{endpoint.Urls.First()}/v4/task");

        if (error is null)
        {
            address().Should().Be(IPAddress.Parse("10.0.2.106"));
        }
        else
        {
            address.Should().Throw<OrleansConfigurationException>().Which.Message.Should().Contain(error).And.Contain("Set Qrie:Cluster:AdvertisedAddress");
        }
    }

    [Fact]
    public void Outside_of_ECS_the_address_must_be_set()
    {
        var address = () => AdvertisedAddress.Of(new QrieClusterOptions(), metadata: null);

        address.Should().Throw<OrleansConfigurationException>().Which.Message.Should().Contain(EcsTaskAddress.Variable).And.Contain("Set Qrie:Cluster:AdvertisedAddress");
        AdvertisedAddress.Of(new QrieClusterOptions { AdvertisedAddress = "10.0.1.23" }, "http://127.0.0.1:9").Should().Be(IPAddress.Parse("10.0.1.23"));
    }

    private static QrieClusterOptions Validate(Dictionary<string, string?> settings) => Services(settings).GetRequiredService<IOptions<QrieClusterOptions>>().Value;

    private static ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSettings<QrieOptions>("Qrie");
        services.AddClusterOptions();
        return services.BuildServiceProvider();
    }
}
