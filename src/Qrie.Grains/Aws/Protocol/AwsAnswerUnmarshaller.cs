using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Qrie.Aws.Protocol;

/// <summary>Takes the body as it is, and reads the two forms in which AWS reports errors: XML and JSON.</summary>
internal sealed class AwsAnswerUnmarshaller : XmlResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input) => new AwsAnswer { Body = Read(input) };

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var body = Read(input);
        var (code, message, requestId) = ReadXml(body) ?? ReadJson(body) ?? ($"Http{(int)statusCode}", "", "");
        var type = (int)statusCode >= 500 ? ErrorType.Receiver : ErrorType.Sender;
        return new AmazonServiceException(message, innerException, type, code, requestId, statusCode);
    }

    private static string Read(XmlUnmarshallerContext input)
    {
        using var reader = new StreamReader(input.Stream);
        return reader.ReadToEnd();
    }

    private static (string Code, string Message, string RequestId)? ReadXml(string body)
    {
        try
        {
            var elements = XDocument.Parse(body).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);
            return elements["Code"].FirstOrDefault() is { } code
                ? (code, elements["Message"].FirstOrDefault() ?? "", elements["RequestId"].FirstOrDefault() ?? "")
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static (string Code, string Message, string RequestId)? ReadJson(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var code = Text(root, "__type") ?? Text(root, "code") ?? Text(root, "Code");
            return code is null ? null : (code[(code.LastIndexOf('#') + 1)..], Text(root, "message") ?? Text(root, "Message") ?? "", "");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
