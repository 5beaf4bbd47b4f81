using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Qrie.Console.Tests.Browser;

/// <summary>What a page receives, and what it holds of it.</summary>
internal sealed class Traffic
{
    private const int Binary = 2;

    private readonly List<byte[]> messages = [];
    private ICDPSession devtools = null!;
    private double http;

    /// <summary>Listens from before the page's first request.</summary>
    public async Task ListenAsync(IPage page)
    {
        devtools = await page.Context.NewCDPSessionAsync(page);
        devtools.Event("Network.webSocketFrameReceived").OnEvent += (_, told) => Take(told!.Value.GetProperty("response"));
        devtools.Event("Network.loadingFinished").OnEvent += (_, told) => http += told!.Value.GetProperty("encodedDataLength").GetDouble();
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Performance.enable");
    }

    /// <summary>The text of all that came over the circuit.</summary>
    public string Text()
    {
        lock (messages)
        {
            return string.Join('\n', messages.Select(Encoding.Latin1.GetString));
        }
    }

    /// <summary>What has come so far, and what is held of it once what nobody holds is gone.</summary>
    public async Task<Footprint> MeasureAsync(IPage page, TimeSpan ready)
    {
        var (total, largest) = Sums();
        await devtools.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await devtools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        return new Footprint(
            await page.Locator("main tbody tr").CountAsync(), await page.EvaluateAsync<int>("document.querySelectorAll('*').length"), http, total, largest,
            metrics["JSHeapUsedSize"], ready);
    }

    private (int Total, int Largest) Sums()
    {
        lock (messages)
        {
            return (messages.Sum(message => message.Length), messages.Max(message => message.Length));
        }
    }

    private void Take(JsonElement frame)
    {
        var text = frame.GetProperty("payloadData").GetString()!;
        lock (messages)
        {
            messages.Add(frame.GetProperty("opcode").GetInt32() == Binary ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text));
        }
    }
}
