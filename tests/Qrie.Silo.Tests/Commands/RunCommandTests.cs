using System.Net;
using System.Net.Sockets;

namespace Qrie.Silo.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Receivers", "--urls", "http://127.0.0.1:0", "--Qrie:Receivers=99")]
    [InlineData("Qrie:Receivers", "--urls", "http://127.0.0.1:0", "--Qrie:Receivers=many")]
    [InlineData("MaxRetries", "--urls", "http://127.0.0.1:0", "--Qrie:Aws:MaxRetries=-1")]
    [InlineData("can be reached from other machines", "--urls", "http://0.0.0.0:5080")]
    [InlineData("is no address", "--urls", "nonsense")]
    public async Task A_setting_that_cannot_be_is_one_line(string expected, params string[] arguments) =>
        (await CommandRun.OfAsync(["run", "--data", folder.Path, .. arguments])).ShouldFailWith(expected);

    [Fact]
    public async Task A_port_in_use_is_one_line()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}";
        (await CommandRun.OfAsync("--data", folder.Path, "--urls", url)).ShouldFailWith($"{url}: address already in use");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_one_line() =>
        (await CommandRun.OfAsync("run", "--data", folder.Write("file", ""), "--urls", "http://127.0.0.1:0")).ShouldFailWith("file");
}
