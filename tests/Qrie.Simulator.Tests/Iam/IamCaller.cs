using System.Text.Json;
using System.Xml.Linq;

namespace Qrie.Simulator.Tests.Iam;

/// <summary>Calls IAM in the first account over the wire, and takes the records out of the queue.</summary>
internal sealed class IamCaller(Aws aws) : IDisposable
{
    private readonly HttpClient http = new();

    /// <summary>As the account's administrator, unless another key is named.</summary>
    /// <returns>The result, its elements in no namespace; or the error's code.</returns>
    public async Task<(XElement Result, string? Error)> CallAsync(string action, IEnumerable<(string Name, string Value)> parameters, string? key = null)
    {
        var body = string.Join('&', parameters.Prepend(("Version", "2010-05-08")).Prepend(("Action", action)).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"));
        using var request = SignedRequest.Of("POST", aws.Host.Url + "/", key ?? $"account:{aws.Account.Id}", body, service: "iam");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var root = Plain(XElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        return response.IsSuccessStatusCode
            ? (root.Element($"{action}Result") ?? new XElement("Nothing"), null)
            : (root, root.Descendants("Code").First().Value);
    }

    public async Task<XElement> OkAsync(string action, params (string Name, string Value)[] parameters)
    {
        var (result, error) = await CallAsync(action, parameters);
        error.Should().BeNull();
        return result;
    }

    public async Task<string?> RefusedAsync(string action, params (string Name, string Value)[] parameters) => (await CallAsync(action, parameters)).Error;

    /// <summary>The details of the records that are in the queue, oldest first; they are gone from it then.</summary>
    public async Task<IReadOnlyList<JsonElement>> RecordsAsync()
    {
        var sqs = aws.Sqs();
        var url = aws.Host.QueueUrl;
        var records = new List<JsonElement>();
        while (await sqs.ReceiveMessageAsync(new Amazon.SQS.Model.ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }, TestContext.Current.CancellationToken) is { Messages.Count: > 0 } received)
        {
            foreach (var message in received.Messages)
            {
                records.Add(JsonDocument.Parse(message.Body).RootElement.GetProperty("detail").Clone());
                await sqs.DeleteMessageAsync(url, message.ReceiptHandle, TestContext.Current.CancellationToken);
            }
        }

        return records;
    }

    public void Dispose() => http.Dispose();

    private static XElement Plain(XElement element) =>
        new(element.Name.LocalName, element.HasElements ? element.Elements().Select(Plain) : element.Value);
}
