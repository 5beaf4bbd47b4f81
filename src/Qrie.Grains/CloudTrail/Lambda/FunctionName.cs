using Qrie.CloudTrail.Rules;

namespace Qrie.CloudTrail.Lambda;

/// <summary>The names of functions: <c>name</c>, <c>name:alias</c>, <c>account:function:name[:alias]</c>, or an ARN, qualified or not.</summary>
internal static class FunctionName
{
    private const string FunctionType = "AWS::Lambda::Function";

    public static readonly ResourceShape Function = new(FunctionType, (record, text) => Parse(text) is { } parsed && IsName(parsed.Name)
        ? new Identified(FunctionType, $"arn:{record.Partition}:lambda:{parsed.Region ?? record.Region}:{parsed.Account ?? record.AccountId}:function:{parsed.Name}")
        : null);

    /// <summary>Lambda's other resources have ARNs too: mappings, layers, signing configurations.</summary>
    public static readonly ResourceShape FunctionByArn = new(FunctionType, (record, text) =>
        text.Split(':') is ["arn", _, "lambda", _, _, not "function", _, ..] ? Identified.NotOurs : Function.Identify(record, text));

    /// <summary>True when the request is about one version or alias of the function.</summary>
    public static bool IsQualified(CloudTrailRecord record) =>
        record.Request.Member("qualifier").Text() is not null
        || (record.Request.Member("functionName").Text() is { } text && Parse(text) is { Qualified: true });

    private static (string? Region, string? Account, string Name, bool Qualified)? Parse(string text) => text.Split(':') switch
    {
        [var name] => (null, null, name, false),
        [var name, _] => (null, null, name, true),
        [var account, "function", var name] => (null, account, name, false),
        [var account, "function", var name, _] => (null, account, name, true),
        ["arn", _, "lambda", var region, var account, "function", var name] => (region, account, name, false),
        ["arn", _, "lambda", var region, var account, "function", var name, _] => (region, account, name, true),
        _ => null,
    };

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 140 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
