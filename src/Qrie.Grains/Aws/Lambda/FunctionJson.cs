using System.Text.Json;
using Qrie.Aws.Secrets;

namespace Qrie.Aws.Lambda;

/// <summary>Reads Lambda's answers. What changes on every read, such as the state or a revision, is left out.</summary>
internal static class FunctionJson
{
    public static LambdaSettings Settings(JsonElement function) => new()
    {
        PackageType = Text(function, "PackageType") ?? "Zip",
        Runtime = Text(function, "Runtime"),
        Role = Text(function, "Role"),
        Handler = Text(function, "Handler"),
        CodeSha256 = Text(function, "CodeSha256"),
        KmsKeyArn = Text(function, "KMSKeyArn"),
        Timeout = Number(function, "Timeout"),
        MemorySize = Number(function, "MemorySize"),
        Layers = [.. Items(function, "Layers").Select(layer => Text(layer, "Arn")).OfType<string>()],
        Subnets = [.. Texts(Member(function, "VpcConfig"), "SubnetIds")],
        SecurityGroups = [.. Texts(Member(function, "VpcConfig"), "SecurityGroupIds")],
    };

    /// <summary>The variables' names and what looks like a secret; unreadable where Lambda could not decrypt them for us.</summary>
    public static Observed<LambdaEnvironment> Environment(JsonElement function)
    {
        var environment = Member(function, "Environment");
        if (Member(environment, "Error") is { ValueKind: JsonValueKind.Object } error)
        {
            var code = Text(error, "ErrorCode") ?? "EnvironmentError";
            return Observed<LambdaEnvironment>.NotReadable(new Unreadable(code, code.Contains("AccessDenied", StringComparison.Ordinal) ? "kms:Decrypt" : null));
        }

        var variables = Member(environment, "Variables") is { ValueKind: JsonValueKind.Object } members
            ? members.EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString() ?? "")
            : [];
        return variables.Count == 0
            ? Observed<LambdaEnvironment>.Absent
            : Observed<LambdaEnvironment>.Present(new LambdaEnvironment([.. variables.Keys.Order(StringComparer.Ordinal)], SecretDetector.InVariables(variables)));
    }

    public static LambdaUrl Url(JsonElement url)
    {
        var cors = Member(url, "Cors");
        return new LambdaUrl
        {
            // arn:aws:lambda:region:account:function:name, and for an alias one more segment.
            Alias = Text(url, "FunctionArn")?.Split(':') is [_, _, _, _, _, _, _, var alias] ? alias : null,
            Url = Text(url, "FunctionUrl") ?? "",
            AuthType = Text(url, "AuthType") ?? "",
            AllowOrigins = [.. Texts(cors, "AllowOrigins")],
            AllowCredentials = Member(cors, "AllowCredentials").ValueKind == JsonValueKind.True,
            AliasPolicy = Observed<JsonElement>.Absent,
        };
    }

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    private static int? Number(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray().AsEnumerable() : [];

    private static IEnumerable<string> Texts(JsonElement json, string name) =>
        Items(json, name).Select(item => item.GetString()).OfType<string>().Order(StringComparer.Ordinal);
}
