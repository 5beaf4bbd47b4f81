using System.Text.Json.Nodes;

namespace Qrie.Simulator.Tests.Lambda;

/// <summary>Calls Lambda in the first account over the wire.</summary>
internal sealed class LambdaCaller(Aws aws) : IDisposable
{
    private readonly HttpClient http = new();

    /// <summary>As the account's administrator, unless another key is named.</summary>
    /// <returns>The body, empty for none; and the status, or the error's type.</returns>
    public async Task<(JsonObject Body, string Outcome)> CallAsync(string method, string path, string body = "", string region = "us-east-1")
    {
        using var request = SignedRequest.Of(method, aws.Host.Url + path, $"account:{aws.Account.Id}", body, service: "lambda", region: region);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var json = text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
        return (json, response.Headers.TryGetValues("x-amzn-ErrorType", out var type) ? type.Single() : $"{(int)response.StatusCode}");
    }

    public void Dispose() => http.Dispose();
}
