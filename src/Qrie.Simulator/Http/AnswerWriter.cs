using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Http;

/// <summary>Writes answers and errors in the protocol of the service.</summary>
internal static class AnswerWriter
{
    private static readonly XNamespace Sts = "https://sts.amazonaws.com/doc/2011-06-15/";

    public static async Task WriteAsync(HttpContext http, AwsAnswer answer)
    {
        var response = http.Response;
        var id = Guid.NewGuid();
        response.StatusCode = answer.Status;
        response.Headers["x-amzn-RequestId"] = id.ToString();
        response.Headers["x-amz-request-id"] = id.ToString("N")[..16].ToUpperInvariant();
        response.Headers["x-amz-id-2"] = "c2ltdWxhdGVk";
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Body.Length == 0 || http.Request.Method == "HEAD")
        {
            response.ContentLength = answer.Status == 204 ? null : 0;
            return;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    public static Task WriteAsync(HttpContext http, AwsError error, string? service, WireProtocol protocol) => WriteAsync(http, protocol switch
    {
        WireProtocol.Json when service == "sqs" => SqsJson(error),
        WireProtocol.Json => new AwsAnswer(error.Status, "application/x-amz-json-1.1", Json(error)),
        WireProtocol.RestJson => new AwsAnswer(error.Status, "application/json", Json(error)) { Headers = [("x-amzn-ErrorType", error.Code)] },
        WireProtocol.Query => Xml(error, "text/xml", Query(http, error)),
        WireProtocol.Ec2Query => Xml(error, "text/xml", new XElement("Response",
            new XElement("Errors", new XElement("Error", new XElement("Code", error.Code), new XElement("Message", error.Message))),
            new XElement("RequestID", http.TraceIdentifier))),
        _ => Xml(error, "application/xml", Rest(http, error)),
    });

    private static AwsAnswer SqsJson(AwsError error)
    {
        var (shape, query) = Sqs.SqsErrors.Names(error.Code);
        var json = new JsonObject { ["__type"] = $"com.amazonaws.sqs#{shape}", ["message"] = error.Message };
        return new AwsAnswer(error.Status, "application/x-amz-json-1.0", S3.S3Xml.Bytes(json.ToJsonString()))
        {
            Headers = [("x-amzn-query-error", $"{query};{(error.Status < 500 ? "Sender" : "Receiver")}"), .. error.Headers],
        };
    }

    private static byte[] Json(AwsError error) =>
        S3.S3Xml.Bytes(new JsonObject { ["__type"] = error.Code, ["message"] = error.Message }.ToJsonString());

    private static XElement Query(HttpContext http, AwsError error) => new(Sts + "ErrorResponse",
        new XElement(Sts + "Error",
            new XElement(Sts + "Type", error.Status < 500 ? "Sender" : "Receiver"),
            new XElement(Sts + "Code", error.Code),
            new XElement(Sts + "Message", error.Message)),
        new XElement(Sts + "RequestId", http.TraceIdentifier));

    private static XElement Rest(HttpContext http, AwsError error)
    {
        var details = new[] { new XElement("Code", error.Code), new XElement("Message", error.Message) }
            .Concat(error.Details.Select(detail => new XElement(detail.Name, detail.Value)))
            .Append(new XElement("RequestId", http.TraceIdentifier));
        return http.Request.Path.StartsWithSegments("/v20180820", StringComparison.Ordinal)
            ? new XElement("ErrorResponse", new XElement("Error", details))
            : new XElement("Error", details);
    }

    private static AwsAnswer Xml(AwsError error, string contentType, XElement body) =>
        new(error.Status, contentType, S3.S3Xml.Bytes(S3.S3Xml.Write(body))) { Headers = error.Headers };
}
