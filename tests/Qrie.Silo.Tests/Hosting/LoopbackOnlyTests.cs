using Microsoft.Extensions.Configuration;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Tests.Hosting;

public sealed class LoopbackOnlyTests
{
    [Theory]
    [InlineData("urls", "http://0.0.0.0:5080")]
    [InlineData("urls", "http://127.0.0.1:5080;http://10.0.0.7:5080")]
    [InlineData("urls", "http://*:5080")]
    [InlineData("urls", "http://+:5080")]
    [InlineData("urls", "http://[::]:5080")]
    [InlineData("urls", "http://localhost.example.com:5080")]
    [InlineData("urls", "nonsense")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://0.0.0.0:5080")]
    public void An_address_that_others_can_reach_is_refused(string key, string value)
    {
        var check = () => LoopbackOnly.Check(Configuration(key, value));

        check.Should().Throw<InsecureBindingException>().Which.Message.Should().Contain(value.Split(';')[^1]).And.Contain("loopback").And.NotContain("\n");
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.1:5080")]
    [InlineData("urls", "http://[::1]:5080; http://LOCALHOST:5081")]
    [InlineData("urls", "http://unix:/tmp/qrie.sock")]
    [InlineData("urls", "")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://localhost:5080")]
    public void Loopback_is_allowed(string key, string value)
    {
        var check = () => LoopbackOnly.Check(Configuration(key, value));

        check.Should().NotThrow();
    }

    private static IConfiguration Configuration(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build();
}
