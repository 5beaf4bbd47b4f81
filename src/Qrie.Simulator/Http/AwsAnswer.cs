namespace Qrie.Simulator.Http;

/// <summary>What a service answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The body; empty for none.</param>
internal sealed record AwsAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public static AwsAnswer Empty { get; } = new(200, "application/xml", default);

    public static AwsAnswer NoContent { get; } = new(204, "application/xml", default);

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static AwsAnswer Xml(string body) => new(200, "application/xml", System.Text.Encoding.UTF8.GetBytes(body));

    public static AwsAnswer Json(string body, string contentType = "application/json") =>
        new(200, contentType, System.Text.Encoding.UTF8.GetBytes(body));
}
