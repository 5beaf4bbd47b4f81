using System.Net;
using System.Text.Json.Nodes;

namespace Qrie.Simulator.Tests;

/// <summary>Calls services of the JSON protocol over the wire.</summary>
internal static class JsonCalls
{
    /// <summary>Calls an operation, as the administrator of the first account unless another key is named.</summary>
    /// <returns>The status, and the answer or the error.</returns>
    public static async Task<(HttpStatusCode Status, JsonObject Answer)> TryJsonAsync(
        this Aws aws, string service, string target, string input, string? key = null, string region = "us-east-1", string? token = null)
    {
        using var http = new HttpClient();
        (string, string)[] headers = token is null ? [("x-amz-target", target)] : [("x-amz-target", target), ("x-amz-security-token", token)];
        using var answer = await http.SendAsync(
            SignedRequest.Of("POST", aws.Host.Url + "/", key ?? $"account:{aws.Account.Id}", input, service: service, region: region, headers: headers),
            TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject());
    }

    /// <summary>The same, for a call that must be answered.</summary>
    public static async Task<JsonObject> JsonAsync(
        this Aws aws, string service, string target, string input, string? key = null, string region = "us-east-1")
    {
        var (status, answer) = await aws.TryJsonAsync(service, target, input, key, region);
        status.Should().Be(HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    /// <summary>The same, for a call that must be refused.</summary>
    /// <returns>The error's code.</returns>
    public static async Task<string> RefusedJsonAsync(
        this Aws aws, string service, string target, string input, string? key = null, string region = "us-east-1")
    {
        var (status, answer) = await aws.TryJsonAsync(service, target, input, key, region);
        ((int)status).Should().BeInRange(400, 499, answer.ToJsonString());
        return (string)answer["__type"]!;
    }

    /// <summary>The records in the queue of events that are of a source, oldest first: their <c>detail</c>.</summary>
    public static async Task<IReadOnlyList<JsonObject>> RecordsAsync(this Aws aws, string source)
    {
        var sqs = aws.Sqs();
        var records = new List<JsonObject>();
        while (true)
        {
            var batch = await sqs.ReceiveMessageAsync(
                new Amazon.SQS.Model.ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, MaxNumberOfMessages = 10 }, TestContext.Current.CancellationToken);
            if (batch.Messages is not { Count: > 0 } messages)
            {
                return [.. records.Where(record => (string?)record["eventSource"] == source)];
            }

            records.AddRange(messages.Select(message => JsonNode.Parse(message.Body)!["detail"]!.AsObject()));
        }
    }
}
