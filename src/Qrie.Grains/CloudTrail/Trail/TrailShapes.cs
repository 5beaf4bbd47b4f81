using Qrie.CloudTrail.Rules;

namespace Qrie.CloudTrail.Trail;

/// <summary>Trails by name or ARN.</summary>
internal static class TrailShapes
{
    private const string TrailType = "AWS::CloudTrail::Trail";

    public static readonly ResourceShape AnyTrail = new(TrailType, (record, text) => text.Split(':') switch
    {
        [var name] when IsName(name) => new Identified(TrailType, $"arn:{record.Partition}:cloudtrail:{record.Region}:{record.AccountId}:trail/{name}"),
        ["arn", _, "cloudtrail", _, var owner, var rest] when rest.StartsWith("trail/", StringComparison.Ordinal) && IsName(rest["trail/".Length..]) =>
            owner == record.AccountId ? new Identified(TrailType, text) : Identified.NotOurs,
        _ => null,
    });

    public static readonly ResourceShape TaggedTrail = new(TrailType, (record, text) =>
        text.Split(':') is ["arn", _, "cloudtrail", _, _, var rest] && !rest.StartsWith("trail/", StringComparison.Ordinal)
            ? Identified.NotOurs
            : AnyTrail.Identify(record, text));

    private static bool IsName(string text) =>
        text.Length is >= 3 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
